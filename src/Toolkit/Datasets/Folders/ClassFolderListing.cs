using NebulaBench.Datasets;
using NebulaBench.Errors;

namespace NebulaBench.Toolkit.Datasets.Folders;

/// <summary>The samples that a folder of classes holds, and what in it is none.</summary>
public sealed class ClassFolderListing
{
    private readonly IReadOnlyDictionary<SplitName, IReadOnlyList<ClassFile>> files;

    internal ClassFolderListing(IReadOnlyDictionary<SplitName, IReadOnlyList<ClassFile>> files, IReadOnlyList<string> notes)
    {
        this.files = files;
        Notes = notes;
        Classes = [.. Names(SplitName.Training).Order(StringComparer.Ordinal)];
    }

    /// <summary>The classes that have training samples, in the order of their names; empty where no file has a class.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>What was left out and why, one clause each, such as <c>2 hidden or system folders (.git, __MACOSX)</c>; to be logged once.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Whether a split has a folder of its own.</summary>
    /// <param name="split">The split.</param>
    public bool HasSplit(SplitName split) => files.ContainsKey(split);

    /// <summary>The samples of a split, class after class in the order of their names, then in the order of their paths; none without such a split.</summary>
    /// <param name="split">The split.</param>
    public IReadOnlyList<ClassFile> Files(SplitName split) => files.GetValueOrDefault(split, []);

    /// <summary>Holds every split to the classes of the training samples.</summary>
    /// <param name="code">The dataset's own error code.</param>
    /// <param name="root">Where it is wrong.</param>
    /// <exception cref="NebulaException">A class has samples, but none for training.</exception>
    public void RequireTrainingSamples(string code, string root)
    {
        foreach (SplitName split in new[] { SplitName.Validation, SplitName.Test })
        {
            if (Names(split).Except(Classes).Order(StringComparer.Ordinal).FirstOrDefault() is not { } unknown)
            {
                continue;
            }
            string alike = Classes.FirstOrDefault(name => name.Equals(unknown, StringComparison.OrdinalIgnoreCase)) is { } other
                ? $" There is '{other}', which is another class."
                : "";
            throw new NebulaException(
                code,
                $"the class '{unknown}' has {split.ToString().ToLowerInvariant()} samples, but no training samples.{alike}",
                root,
                "Give every split the same folders of classes.");
        }
    }

    private IEnumerable<string> Names(SplitName split) => Files(split).Select(file => file.Class).Where(name => name.Length > 0).Distinct();
}
