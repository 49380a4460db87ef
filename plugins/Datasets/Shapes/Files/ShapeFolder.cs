using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Datasets.Folders;

namespace NebulaBench.Datasets.Shapes.Files;

/// <summary>Files in folders of classes and splits: <c>class/train/…</c> or <c>train/class/…</c>.</summary>
/// <param name="root">The folder's full path.</param>
/// <param name="log">Told once what in it is no sample.</param>
internal sealed class ShapeFolder(string root, ILogger log)
{
    /// <summary>Finds the samples.</summary>
    /// <param name="options">The classes and the share held out for validation.</param>
    /// <param name="extensions">The endings of the files that count.</param>
    /// <param name="create">Makes a sample of a file and a label.</param>
    /// <param name="parts">The number of parts.</param>
    public ShapeCatalog Catalog(
        IFileOptions options, IReadOnlyList<string> extensions, Func<string, long, ShapeModel> create, int parts = 0)
    {
        ClassFolderListing listing = ClassFolderReader.Read(new ClassFolderRequest
        {
            Root = root,
            Extensions = extensions,
            RequiresSplits = true,
            MissingCode = "NB3131",
            NoClassesCode = "NB3133",
        });
        string[] classes = ClassChoice.For(options.Classes, listing.Classes, root);
        if (options.Classes.Count == 0)
        {
            listing.RequireTrainingSamples("NB3133", root);
        }
        if (listing.Notes.Count > 0)
        {
            log.LogWarning("{Folder}: left out: {Notes}", root, string.Join("; ", listing.Notes));
        }
        IReadOnlyList<ShapeModel> training = Models(SplitName.Training), validation = Models(SplitName.Validation);
        if (validation.Count == 0)
        {
            (training, validation) = StratifiedSplit.For(training, model => model.Label, options.ValidationShare, options.Seed);
        }
        return new ShapeCatalog
        {
            Splits = new Dictionary<SplitName, IReadOnlyList<ShapeModel>>
            {
                [SplitName.Training] = training,
                [SplitName.Validation] = validation,
                [SplitName.Test] = Models(SplitName.Test),
            },
            Classes = classes,
            Root = root,
            Parts = parts,
        };

        // In the order of the classes, which the options may have chosen.
        IReadOnlyList<ShapeModel> Models(SplitName split)
        {
            ILookup<string, ClassFile> files = listing.Files(split).ToLookup(file => file.Class);
            return [.. classes.SelectMany((name, label) => files[name].Select(file => create(file.Path, label)))];
        }
    }
}

/// <summary>Decides which classes are used.</summary>
internal static class ClassChoice
{
    /// <summary>Those that were asked for, else all in the order of their names.</summary>
    /// <param name="asked">The option.</param>
    /// <param name="found">Those that there are.</param>
    /// <param name="where">Where they were found.</param>
    /// <exception cref="NebulaException">NB3133: there is none, or one that was asked for is not among them.</exception>
    public static string[] For(IReadOnlyList<string> asked, IEnumerable<string> found, string where)
    {
        string[] all = [.. found.Order(StringComparer.Ordinal)];
        if (all.Length == 0)
        {
            throw new NebulaException("NB3133", "there are no classes.", where, "Put files into <class>/train/ and <class>/test/.");
        }
        return asked.Except(all).FirstOrDefault() is { } unknown
            ? throw new NebulaException("NB3133", $"there is no class '{unknown}'.", where, $"There are {string.Join(", ", all)}.")
            : asked.Count > 0 ? [.. asked.Distinct()] : all;
    }
}
