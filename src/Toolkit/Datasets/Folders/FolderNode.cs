namespace NebulaBench.Toolkit.Datasets.Folders;

/// <summary>A folder and what lies in it, without hidden and system entries; every real file and folder occurs once in a tree.</summary>
/// <param name="Path">How it was reached, perhaps through links.</param>
/// <param name="RealPath">Where it is.</param>
internal sealed record FolderNode(string Path, string RealPath)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = System.IO.Path.GetFileName(Path);

    /// <summary>The names of the files directly in it.</summary>
    public List<string> Files { get; } = [];

    /// <summary>The folders directly in it.</summary>
    public List<FolderNode> Folders { get; } = [];

    /// <summary>The paths of all files in and below it, in the order of their paths.</summary>
    public List<string> AllFiles()
    {
        List<string> files = [];
        var left = new Stack<FolderNode>([this]);
        while (left.TryPop(out FolderNode? folder))
        {
            files.AddRange(folder.Files.Select(name => System.IO.Path.Combine(folder.Path, name)));
            foreach (FolderNode below in folder.Folders)
            {
                left.Push(below);
            }
        }
        files.Sort(StringComparer.Ordinal);
        return files;
    }
}
