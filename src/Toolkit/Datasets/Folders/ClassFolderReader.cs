using NebulaBench.Datasets;
using NebulaBench.Errors;

namespace NebulaBench.Toolkit.Datasets.Folders;

/// <summary>
/// Finds classes and splits in a folder: <c>class/…</c>, <c>train/class/…</c> or <c>class/train/…</c>. The one rule of what in a folder is
/// a class: hidden and system folders are none (<see cref="SystemNames"/>), neither is a folder without a file of a known format; symbolic
/// links count once, wherever they lead; names of splits may be written in capitals. A building block for datasets.
/// </summary>
public static class ClassFolderReader
{
    private const int Shown = 5;

    /// <summary>Lists a folder; no file is opened.</summary>
    /// <param name="request">What is expected of it.</param>
    /// <exception cref="NebulaException">It is missing or cannot be listed, or there are no classes in it; the message says which level to name instead.</exception>
    /// <exception cref="OperationCanceledException">The request was canceled.</exception>
    public static ClassFolderListing Read(ClassFolderRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Directory.Exists(request.Root))
        {
            throw new NebulaException(
                request.MissingCode, "the folder is missing.", request.Root, "Correct the path; a relative one begins at the data folder (--data).");
        }
        FolderTree tree;
        try
        {
            tree = FolderTree.From(request.Root, request.Cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NebulaException(
                request.MissingCode, "the folder cannot be listed.", request.Root, $"The system says: {failure.Message}", failure);
        }
        var layout = new ClassFolderLayout(tree.Root, request);
        layout.CheckLevel();
        return List(layout, tree, request);
    }

    private static ClassFolderListing List(ClassFolderLayout layout, FolderTree tree, ClassFolderRequest request)
    {
        var known = new Dictionary<SplitName, List<ClassFile>>();
        var seen = new Dictionary<string, List<string>>(StringComparer.Ordinal); // of each candidate, the files that are no samples
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach ((SplitName split, string name, FolderNode folder) in layout.Candidates.OrderBy(candidate => candidate.Class, StringComparer.Ordinal))
        {
            List<ClassFile> samples = known.TryGetValue(split, out List<ClassFile>? there) ? there : known[split] = [];
            List<string> others = seen.TryGetValue(name, out List<string>? some) ? some : seen[name] = [];
            foreach (string path in folder.AllFiles())
            {
                if (IsKnown(path, request))
                {
                    samples.Add(new ClassFile(path, name));
                    used.Add(name);
                }
                else
                {
                    others.Add(path);
                }
            }
        }
        if (used.Count == 0 && request.AllowsNoClasses && layout.WithoutClasses() is { Count: > 0 } flat)
        {
            return new ClassFolderListing(flat, [.. Notes(layout, tree, request, seen, used, isFlat: true)]);
        }
        if (used.Count == 0)
        {
            throw layout.NoClasses(seen.Values.SelectMany(paths => paths).ToList());
        }
        foreach (SplitName split in layout.Splits)
        {
            known.TryAdd(split, []);
        }
        return new ClassFolderListing(
            known.ToDictionary(pair => pair.Key, IReadOnlyList<ClassFile> (pair) => pair.Value), [.. Notes(layout, tree, request, seen, used, isFlat: false)]);
    }

    private static IEnumerable<string> Notes(
        ClassFolderLayout layout, FolderTree tree, ClassFolderRequest request, Dictionary<string, List<string>> others, HashSet<string> used, bool isFlat)
    {
        foreach (string hint in layout.Hints)
        {
            yield return hint;
        }
        foreach ((string name, List<string> paths) in others.Where(pair => !used.Contains(pair.Key)))
        {
            yield return paths.Count == 0
                ? $"'{name}' is no class: no file is in it"
                : $"'{name}' is no class: {Count(paths.Count, "file")} in it, none of a known format ({Extensions(paths)})";
        }
        List<string> foreign = [.. others.Where(pair => used.Contains(pair.Key)).SelectMany(pair => pair.Value)];
        if (foreign.Count > 0)
        {
            yield return $"{Count(foreign.Count, "file")} of other formats ({Extensions(foreign)})";
        }
        if (!isFlat && layout.Loose.Where(path => IsKnown(path, request)).ToList() is { Count: > 0 } loose)
        {
            yield return $"{Count(loose.Count, "file")} outside the folders of classes, such as {loose[0]}";
        }
        if (tree.HiddenFolders.Count > 0)
        {
            yield return $"{Count(tree.HiddenFolders.Count, "hidden or system folder")} ({Some(tree.HiddenFolders)})";
        }
        if (tree.HiddenFiles.Count(name => IsKnown(name, request)) is > 0 and var hidden)
        {
            yield return Count(hidden, "hidden file");
        }
        if (tree.RepeatedLinks > 0)
        {
            yield return $"{Count(tree.RepeatedLinks, "symbolic link")} to what was read already";
        }
        if (tree.DeadLinks > 0)
        {
            yield return $"{Count(tree.DeadLinks, "symbolic link")} to nothing";
        }
    }

    internal static bool IsKnown(string path, ClassFolderRequest request) =>
        request.Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    internal static string Count(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");

    internal static string Extensions(IEnumerable<string> paths) => Some(
        paths.Select(path => Path.GetExtension(path) is { Length: > 0 } ending ? ending : "no ending").Distinct(StringComparer.OrdinalIgnoreCase));

    internal static string Some(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return string.Join(", ", all.Take(Shown)) + (all.Length > Shown ? ", …" : "");
    }
}
