using NebulaBench.Errors;

namespace NebulaBench.Datasets.Images;

/// <summary>Pictures in folders that are named after their classes.</summary>
public sealed class ImageFolderDataset : ImageFileDataset
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".bmp", ".webp"];

    private static readonly Dictionary<SplitName, string[]> Names = new()
    {
        [SplitName.Training] = ["train", "training"],
        [SplitName.Validation] = ["val", "validation", "valid"],
        [SplitName.Test] = ["test"],
    };

    private readonly ImageFolderOptions options;
    private readonly string root;

    /// <summary>Describes the dataset; the folders are listed when <see cref="ImageFileDataset.Info"/> is asked for.</summary>
    /// <param name="options">The experiment's options.</param>
    /// <param name="data">Where the user keeps data.</param>
    public ImageFolderDataset(ImageFolderOptions options, IDataFolder data)
        : base("image-folder", options)
    {
        ArgumentNullException.ThrowIfNull(data);
        this.options = options;
        root = Path.GetFullPath(Path.Combine(data.Root, options.Path));
    }

    internal override SampleCatalogue ReadCatalogue()
    {
        if (!Directory.Exists(root))
        {
            throw new NebulaException("NB3031", "the folder is missing.", root, "It is named relative to the data folder (--data).");
        }
        string? train = Find(SplitName.Training), validation = Find(SplitName.Validation), test = Find(SplitName.Test);
        string[] classes = Classes(train ?? root);
        IReadOnlyList<ImageSample> training = Samples(train ?? root, classes), forTest, forValidation;
        // One seed for each choice: what is held out for testing must not depend on the share for validation.
        if (train is not null && test is not null)
        {
            forTest = Samples(test, classes);
        }
        else
        {
            (training, forTest) = SampleCatalogue.HoldOut(training, options.TestShare, options.Seed);
        }
        if (train is not null && validation is not null)
        {
            forValidation = Samples(validation, classes);
        }
        else
        {
            (training, forValidation) = SampleCatalogue.HoldOut(training, options.ValidationShare, options.Seed);
        }
        return new SampleCatalogue
        {
            Splits = new Dictionary<SplitName, IReadOnlyList<ImageSample>>
            {
                [SplitName.Training] = training,
                [SplitName.Validation] = forValidation,
                [SplitName.Test] = forTest,
            },
            Classes = classes,
            BadRows = Enum.GetValues<SplitName>().ToDictionary(split => split, IReadOnlyList<BadRow> (_) => []),
        };
    }

    private string? Find(SplitName split) => Names[split].Select(name => Path.Combine(root, name)).FirstOrDefault(Directory.Exists);

    private static string[] Classes(string folder) =>
        [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<ImageSample> Samples(string folder, string[] classes)
    {
        if (Classes(folder).Except(classes).FirstOrDefault() is { } unknown)
        {
            throw new NebulaException(
                "NB3032", $"the class '{unknown}' has no training samples.", folder, "Give every split the same folders of classes.");
        }
        return
        [
            .. classes.SelectMany((name, label) => Pictures(Path.Combine(folder, name)).Select(path =>
                new ImageSample(path, null, label, null))),
        ];
    }

    private static IEnumerable<string> Pictures(string folder) => !Directory.Exists(folder) ? [] : Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal);
}
