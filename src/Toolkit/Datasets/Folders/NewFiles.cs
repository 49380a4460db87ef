using NebulaBench.Errors;

namespace NebulaBench.Toolkit.Datasets.Folders;

/// <summary>Finds the files of new data: one file, or those of a folder and all folders below it, in the order of their paths. A building block for datasets.</summary>
public static class NewFiles
{
    /// <summary>Lists the files that have one of some endings; hidden and system files are left out. No file is opened.</summary>
    /// <param name="path">The full path of an existing file or folder.</param>
    /// <param name="extensions">The endings, such as <c>.png</c>; capitals do not matter.</param>
    /// <param name="code">The dataset's own error code.</param>
    /// <returns>The folder that the files lie in or below, and their full paths.</returns>
    /// <exception cref="NebulaException">There is none.</exception>
    public static (string Root, IReadOnlyList<string> Files) List(string path, IReadOnlyList<string> extensions, string code)
    {
        ArgumentNullException.ThrowIfNull(extensions);
        string endings = string.Join(", ", extensions), remedy = $"Give a file ending in {endings}, or a folder of them.";
        if (!Directory.Exists(path))
        {
            return IsKnown(path)
                ? (Path.GetDirectoryName(path)!, [path])
                : throw new NebulaException(code, "the run reads no files of this ending.", path, remedy);
        }
        try
        {
            string[] files = [.. FolderTree.From(path, CancellationToken.None).Root.AllFiles().Where(IsKnown)];
            return files.Length > 0 ? (path, files) : throw new NebulaException(code, "the folder holds no file that the run reads.", path, remedy);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NebulaException(code, "the folder cannot be listed.", path, $"The system says: {failure.Message}", failure);
        }

        bool IsKnown(string file) => extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What a file is called below a folder, with forward slashes.</summary>
    public static string Id(string root, string file) => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
}
