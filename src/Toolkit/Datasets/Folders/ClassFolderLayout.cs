using NebulaBench.Datasets;
using NebulaBench.Errors;

namespace NebulaBench.Toolkit.Datasets.Folders;

/// <summary>Decides which folders are splits and which are classes.</summary>
internal sealed class ClassFolderLayout
{
    private static readonly Dictionary<string, SplitName> SplitNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["train"] = SplitName.Training,
        ["training"] = SplitName.Training,
        ["val"] = SplitName.Validation,
        ["valid"] = SplitName.Validation,
        ["validation"] = SplitName.Validation,
        ["test"] = SplitName.Test,
        ["testing"] = SplitName.Test,
    };

    private readonly FolderNode root;
    private readonly ClassFolderRequest request;
    private readonly FolderNode[] splits;
    private readonly List<string> hints = [];

    /// <summary>Looks at the two upper levels of a folder.</summary>
    public ClassFolderLayout(FolderNode root, ClassFolderRequest request)
    {
        this.root = root;
        this.request = request;
        splits = [.. root.Folders.Where(IsSplit)];
        // A class may be called train, as a vehicle is: then pictures lie in it, and no folders, and other classes beside it.
        bool splitsFirst = splits.Length > 0 && (splits.Length == root.Folders.Count || splits.Any(folder => IsTraining(folder) && folder.Folders.Count > 0));
        Candidates = [.. splitsFirst ? SplitsFirst() : root.Folders.Any(HasSplits) ? ClassesFirst() : request.RequiresSplits ? [] : ClassesAlone()];
        Splits = [.. Candidates.Select(candidate => candidate.Split).Concat(splitsFirst ? splits.Select(SplitOf) : []).Distinct()];
        Loose = [.. root.Files.Select(name => Path.Combine(root.Path, name)), .. splitsFirst ? splits.SelectMany(Direct) : []];
        HintAtRoot();
    }

    /// <summary>The folders that are classes if there is a known file in them.</summary>
    public IReadOnlyList<(SplitName Split, string Class, FolderNode Folder)> Candidates { get; }

    /// <summary>The splits that have folders.</summary>
    public IReadOnlyList<SplitName> Splits { get; }

    /// <summary>The files that are in no folder of a class.</summary>
    public IReadOnlyList<string> Loose { get; }

    /// <summary>What else a user may want to know.</summary>
    public IReadOnlyList<string> Hints => hints;

    /// <summary>Refuses a folder whose only folder is what should have been named, and one of test samples alone.</summary>
    public void CheckLevel()
    {
        if (root.Folders is [{ } only] && !IsSplit(only) && ClassNames(only) is { Length: > 1 } classes && Direct(only).Count == 0)
        {
            throw Error(
                $"its only folder is '{only.Name}', in which there are {ClassFolderReader.Some(classes)}.",
                $"Name {Path.Combine(root.Path, only.Name)} if these are the classes; else put the files into '{only.Name}' itself.");
        }
        bool testsAlone = splits.Any(folder => folder.Folders.Count > 0) && !splits.Any(IsTraining);
        if (testsAlone || (Splits.Count > 0 && !Splits.Contains(SplitName.Training)))
        {
            throw Error(
                $"there is no folder train beside {ClassFolderReader.Some(splits.Select(folder => folder.Name))}.",
                "Put the folders of classes with the training samples into a folder train.");
        }
    }

    /// <summary>The files of each split where none lies in a folder of a class; empty where training has none.</summary>
    public Dictionary<SplitName, IReadOnlyList<ClassFile>> WithoutClasses()
    {
        IEnumerable<(SplitName Split, FolderNode Folder)> folders = root.Folders.Count == 0 ? [(SplitName.Training, root)] : splits.Select(folder => (SplitOf(folder), folder));
        Dictionary<SplitName, IReadOnlyList<ClassFile>> flat = folders.GroupBy(pair => pair.Split).ToDictionary(
            pairs => pairs.Key, IReadOnlyList<ClassFile> (pairs) => [.. pairs.SelectMany(pair => Direct(pair.Folder)).Select(path => new ClassFile(path, ""))]);
        return flat.TryGetValue(SplitName.Training, out IReadOnlyList<ClassFile>? training) && training.Count > 0 ? flat : [];
    }

    /// <summary>Why there are no classes.</summary>
    /// <param name="others">Files of unknown formats where classes should be.</param>
    public NebulaException NoClasses(List<string> others)
    {
        string known = string.Join(", ", request.Extensions);
        int loose = Loose.Count(path => ClassFolderReader.IsKnown(path, request));
        if (loose > 0)
        {
            string place = root.Folders.Count == 0 ? "directly in it" : $"directly in {ClassFolderReader.Some(splits.Select(folder => $"'{folder.Name}'"))}";
            string above = Path.GetDirectoryName(root.Path) is { } parent && !IsSplit(root)
                ? $" If '{root.Name}' is one of the classes, name {parent}."
                : "";
            return Error(
                $"{ClassFolderReader.Count(loose, "file")} {(loose == 1 ? "lies" : "lie")} {place}, in no folder of a class.",
                $"Put them into a folder for each class; files without classes into one folder.{above}");
        }
        List<string> foreign = [.. others, .. Loose];
        if (foreign.Count > 0)
        {
            return Error(
                $"there are no classes: {ClassFolderReader.Count(foreign.Count, "file")}, none of a known format ({ClassFolderReader.Extensions(foreign)}).",
                $"Known are {known}.");
        }
        if (request.RequiresSplits && root.Folders.Count > 0 && Candidates.Count == 0)
        {
            return Error(
                $"its folders {ClassFolderReader.Some(root.Folders.Select(folder => folder.Name))} have no folders train and test.",
                "Put files into <class>/train/ and <class>/test/.");
        }
        return Error(
            "there are no classes.",
            request.RequiresSplits ? "Put files into <class>/train/ and <class>/test/." : $"Put files ({known}) into a folder for each class.");
    }

    private NebulaException Error(string what, string remedy) => new(request.NoClassesCode, what, root.Path, remedy);

    private IEnumerable<(SplitName, string, FolderNode)> SplitsFirst()
    {
        if (root.Folders.Where(folder => !IsSplit(folder)).Select(folder => $"'{folder.Name}'").ToList() is { Count: > 0 } others)
        {
            hints.Add($"{ClassFolderReader.Some(others)} beside the folders of splits");
        }
        return splits.SelectMany(split => split.Folders.Select(folder => (SplitOf(split), folder.Name, folder)));
    }

    private IEnumerable<(SplitName, string, FolderNode)> ClassesFirst()
    {
        if (root.Folders.Where(folder => !HasSplits(folder)).Select(folder => $"'{folder.Name}'").ToList() is { Count: > 0 } others)
        {
            hints.Add($"{ClassFolderReader.Some(others)}, without folders train and test");
        }
        return root.Folders.Where(HasSplits)
            .SelectMany(folder => folder.Folders.Where(IsSplit).Select(split => (SplitOf(split), folder.Name, split)));
    }

    private IEnumerable<(SplitName, string, FolderNode)> ClassesAlone() => root.Folders.Select(folder => (SplitName.Training, folder.Name, folder));

    // For datasets that need no splits one such folder may be anything; two are meant.
    private bool HasSplits(FolderNode folder) =>
        folder.Folders.Where(IsSplit).Select(SplitOf).Distinct().Count() >= (request.RequiresSplits ? 1 : 2);

    // The folders of an only folder that look like classes: below its splits the same names occur, or it has folders alone.
    private string[] ClassNames(FolderNode only)
    {
        FolderNode[] inner = [.. only.Folders.Where(IsSplit)];
        if (inner.Length > 0)
        {
            return [.. inner.Select(split => split.Folders.Select(folder => folder.Name)).Aggregate((one, other) => one.Intersect(other))];
        }
        return [.. only.Folders.Where(Holds).Select(folder => folder.Name)];
    }

    private bool Holds(FolderNode folder) => folder.AllFiles().Exists(path => ClassFolderReader.IsKnown(path, request));

    private List<string> Direct(FolderNode folder) =>
        [.. folder.Files.Select(name => Path.Combine(folder.Path, name)).Where(path => ClassFolderReader.IsKnown(path, request))];

    private void HintAtRoot()
    {
        string? parent = Path.GetDirectoryName(root.Path);
        if (parent is not null && splits.Length == 0 && SplitNames.TryGetValue(root.Name, out SplitName own)
            && SplitNames.FirstOrDefault(pair => pair.Value != own && Directory.Exists(Path.Combine(parent, pair.Key))) is { Key: { } other })
        {
            hints.Add($"'{other}' beside '{root.Name}': name {parent} to take both");
        }
    }

    private static bool IsSplit(FolderNode folder) => SplitNames.ContainsKey(folder.Name);

    private static bool IsTraining(FolderNode folder) => IsSplit(folder) && SplitOf(folder) == SplitName.Training;

    private static SplitName SplitOf(FolderNode folder) => SplitNames[folder.Name];
}
