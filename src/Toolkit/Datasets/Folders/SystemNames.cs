namespace NebulaBench.Toolkit.Datasets.Folders;

/// <summary>Which files and folders were put there by a system or a program, not by the owner of the data.</summary>
public static class SystemNames
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "__MACOSX", "Icon\r", "Network Trash Folder", "Temporary Items", // macOS
        "Thumbs.db", "ehthumbs.db", "desktop.ini", "$RECYCLE.BIN", "RECYCLER", "System Volume Information", "FOUND.000", // Windows
        "lost+found", "__pycache__",
        "@eaDir", "@Recycle", "@Recently-Snapshot", "#recycle", "#snapshot", "@tmp", // network storage
    };

    /// <summary>Whether a name begins with a dot or is one that systems use: <c>.ipynb_checkpoints</c>, <c>__MACOSX</c>, <c>Thumbs.db</c>, …</summary>
    /// <param name="name">The name of a file or folder, without its path.</param>
    public static bool Contains(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith('.') || Known.Contains(name);
    }
}
