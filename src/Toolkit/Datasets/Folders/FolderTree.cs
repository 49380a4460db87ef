using System.IO.Enumeration;

namespace NebulaBench.Toolkit.Datasets.Folders;

/// <summary>
/// Lists a folder with everything below it. Hidden and system entries are left out. What is really there comes first; then symbolic links
/// are followed, each real file and folder once, so that links in circles end and no sample counts twice. No file is opened.
/// </summary>
internal sealed class FolderTree
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly CancellationToken cancellation;
    private readonly Queue<(FolderNode Parent, string Name, bool IsFolder)> links = new();
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);
    private readonly List<FolderNode> listed = [];
    private HashSet<string>? files;

    private FolderTree(string root, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        Root = new FolderNode(root, RealPath.For(root) ?? root);
        List(Root);
        while (links.TryDequeue(out (FolderNode Parent, string Name, bool IsFolder) link))
        {
            cancellation.ThrowIfCancellationRequested();
            Follow(link.Parent, link.Name, link.IsFolder);
        }
    }

    /// <summary>The folder.</summary>
    public FolderNode Root { get; }

    /// <summary>The names of hidden and system folders that were left out, in their order, each once.</summary>
    public SortedSet<string> HiddenFolders { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of hidden and system files that were left out.</summary>
    public List<string> HiddenFiles { get; } = [];

    /// <summary>How many links lead to what was listed already, or back to a folder that they are in.</summary>
    public int RepeatedLinks { get; private set; }

    /// <summary>How many links lead nowhere.</summary>
    public int DeadLinks { get; private set; }

    /// <summary>Lists a folder that exists.</summary>
    /// <param name="root">The folder's full path.</param>
    /// <param name="cancellation">Ends the listing.</param>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be listed.</exception>
    public static FolderTree From(string root, CancellationToken cancellation) => new(root, cancellation);

    private void List(FolderNode top)
    {
        var left = new Queue<FolderNode>([top]);
        folders.Add(top.RealPath);
        while (left.TryDequeue(out FolderNode? folder))
        {
            cancellation.ThrowIfCancellationRequested();
            listed.Add(folder);
            foreach ((string name, bool isFolder, bool isLink) in Entries(folder.Path).OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                if (SystemNames.Contains(name))
                {
                    Hide(name, isFolder);
                }
                else if (isLink)
                {
                    links.Enqueue((folder, name, isFolder));
                }
                else if (isFolder)
                {
                    var below = new FolderNode(Path.Combine(folder.Path, name), Path.Combine(folder.RealPath, name));
                    if (folders.Add(below.RealPath))
                    {
                        folder.Folders.Add(below);
                        left.Enqueue(below);
                    }
                }
                else
                {
                    AddFile(folder, name, Path.Combine(folder.RealPath, name));
                }
            }
        }
    }

    private IEnumerable<(string Name, bool IsFolder, bool IsLink)> Entries(string folder)
    {
        int seen = 0;
        foreach ((string, bool, bool) entry in new FileSystemEnumerable<(string, bool, bool)>(
            folder,
            (ref FileSystemEntry entry) =>
                (entry.FileName.ToString(), entry.IsDirectory, (entry.Attributes & FileAttributes.ReparsePoint) != 0),
            Everything))
        {
            if ((++seen & 1023) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }
            yield return entry;
        }
    }

    private void Hide(string name, bool isFolder)
    {
        if (isFolder)
        {
            HiddenFolders.Add(name);
        }
        else
        {
            HiddenFiles.Add(name);
        }
    }

    private void AddFile(FolderNode folder, string name, string real)
    {
        // Without links every path is another file: the set is made only where there are some.
        if (files is null || files.Add(real))
        {
            folder.Files.Add(name);
        }
        else
        {
            RepeatedLinks++;
        }
    }

    private void Follow(FolderNode parent, string name, bool isFolder)
    {
        string path = Path.Combine(parent.Path, name);
        string? real = RealPath.For(path);
        if (real is null || (isFolder ? !Directory.Exists(real) : !File.Exists(real)))
        {
            DeadLinks++;
        }
        else if (!isFolder)
        {
            files ??= [.. listed.SelectMany(folder => folder.Files.Select(file => Path.Combine(folder.RealPath, file)))];
            AddFile(parent, name, real);
        }
        else if (folders.Contains(real) || Holds(real, Root.RealPath))
        {
            RepeatedLinks++;
        }
        else
        {
            var folder = new FolderNode(path, real);
            parent.Folders.Add(folder);
            List(folder);
        }
    }

    private static bool Holds(string folder, string below) =>
        below.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
