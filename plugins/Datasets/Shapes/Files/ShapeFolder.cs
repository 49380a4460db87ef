using NebulaBench.Datasets.Shapes.Options;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes.Files;

/// <summary>Files in folders of classes and splits: <c>class/train/…</c> or <c>train/class/…</c>.</summary>
internal sealed class ShapeFolder
{
    private static readonly Dictionary<SplitName, string[]> Names = new()
    {
        [SplitName.Training] = ["train", "training"],
        [SplitName.Validation] = ["val", "validation", "valid"],
        [SplitName.Test] = ["test"],
    };

    private readonly string root;
    private readonly bool splitsFirst;

    /// <summary>A folder that must exist.</summary>
    /// <param name="root">The folder.</param>
    public ShapeFolder(string root)
    {
        this.root = root;
        if (!Directory.Exists(root))
        {
            throw new NebulaException("NB3131", "the folder is missing.", root, "It is named relative to the data folder (--data).");
        }
        splitsFirst = Names.Values.SelectMany(names => names).Any(name => Directory.Exists(Path.Combine(root, name)));
    }

    /// <summary>Finds the samples.</summary>
    /// <param name="options">The classes and the share held out for validation.</param>
    /// <param name="extensions">The endings of the files that count.</param>
    /// <param name="create">Makes a sample of a file and a label.</param>
    /// <param name="parts">The number of parts.</param>
    public ShapeCatalogue Catalogue(
        IFileOptions options, IReadOnlyList<string> extensions, Func<string, long, ShapeModel> create, int parts = 0)
    {
        string[] classes = ClassChoice.Of(options.Classes, ClassNames(), root);
        IReadOnlyList<ShapeModel> training = Models(SplitName.Training), validation = Models(SplitName.Validation);
        if (validation.Count == 0)
        {
            (training, validation) = HoldOut.Of(training, model => model.Label, options.ValidationShare, options.Seed);
        }
        return new ShapeCatalogue
        {
            Splits = new Dictionary<SplitName, IReadOnlyList<ShapeModel>>
            {
                [SplitName.Training] = training,
                [SplitName.Validation] = validation,
                [SplitName.Test] = Models(SplitName.Test),
            },
            Classes = classes,
            Parts = parts,
        };

        IReadOnlyList<ShapeModel> Models(SplitName split) =>
        [
            .. classes.SelectMany((name, label) => Folders(name, split)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                .Where(path => extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
                .Select(path => create(path, label))),
        ];
    }

    private IEnumerable<string> ClassNames()
    {
        IEnumerable<string> parents = splitsFirst ? Names.Values.SelectMany(names => names).Select(name => Path.Combine(root, name)) : [root];
        return parents.Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Where(folder => splitsFirst || Names.Values.SelectMany(names => names).Any(name => Directory.Exists(Path.Combine(folder, name))))
            .Select(folder => Path.GetFileName(folder))
            .Distinct();
    }

    private IEnumerable<string> Folders(string name, SplitName split) => Names[split]
        .Select(folder => splitsFirst ? Path.Combine(root, folder, name) : Path.Combine(root, name, folder))
        .Where(Directory.Exists);
}
