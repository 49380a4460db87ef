using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets.Folders;

namespace NebulaBench.Datasets.Images;

/// <summary>Pictures in folders that are named after their classes, or in one folder without classes.</summary>
public sealed class ImageFolderDataset : ImageFileDataset
{
    private readonly ImageFolderOptions options;
    private readonly ILogger log;
    private readonly string root;

    /// <summary>Describes the dataset; the folders are listed when <see cref="ImageFileDataset.Info"/> is asked for.</summary>
    /// <param name="options">The experiment's options.</param>
    /// <param name="data">Where the user keeps data.</param>
    /// <param name="log">Told once what in the folders is no sample.</param>
    public ImageFolderDataset(ImageFolderOptions options, IDataFolder data, ILogger<ImageFolderDataset> log)
        : base("image-folder", options)
    {
        ArgumentNullException.ThrowIfNull(data);
        this.options = options;
        this.log = log;
        root = Path.GetFullPath(Path.Combine(data.Root, options.Path));
    }

    internal override SampleCatalog ReadCatalog()
    {
        ClassFolderListing listing = ClassFolderReader.Read(
            new ClassFolderRequest { Root = root, Extensions = PictureFile.Extensions, AllowsNoClasses = true, MissingCode = "NB3031", NoClassesCode = "NB3032" });
        listing.RequireTrainingSamples("NB3032", root);
        if (listing.Notes.Count > 0)
        {
            log.LogWarning("{Folder}: left out: {Notes}", root, string.Join("; ", listing.Notes));
        }
        IReadOnlyList<ImageSample> training = Samples(listing, SplitName.Training), forTest, forValidation;
        // One seed for each choice: what is held out for testing must not depend on the share for validation.
        if (listing.HasSplit(SplitName.Test))
        {
            forTest = Samples(listing, SplitName.Test);
        }
        else
        {
            (training, forTest) = SampleCatalog.StratifiedSplit(training, options.TestShare, options.Seed);
        }
        if (listing.HasSplit(SplitName.Validation))
        {
            forValidation = Samples(listing, SplitName.Validation);
        }
        else
        {
            (training, forValidation) = SampleCatalog.StratifiedSplit(training, options.ValidationShare, options.Seed);
        }
        return new SampleCatalog
        {
            Splits = new Dictionary<SplitName, IReadOnlyList<ImageSample>>
            {
                [SplitName.Training] = training,
                [SplitName.Validation] = forValidation,
                [SplitName.Test] = forTest,
            },
            Classes = listing.Classes,
            BadRows = Enum.GetValues<SplitName>().ToDictionary(split => split, IReadOnlyList<BadRow> (_) => []),
        };
    }

    private ImageSample[] Samples(ClassFolderListing listing, SplitName split)
    {
        Dictionary<string, long> labels = new(listing.Classes.Select((name, label) => KeyValuePair.Create(name, (long)label)), StringComparer.Ordinal);
        return
        [
            .. listing.Files(split).Select(file => new ImageSample(file.Path, null, file.Class.Length > 0 ? labels[file.Class] : null, null)
            {
                Id = NewFiles.Id(root, file.Path),
            }),
        ];
    }
}

/// <summary>The options of <c>image-folder</c>.</summary>
public sealed record ImageFolderOptions : ImageFileOptions
{
    [NonSemantic]
    [Description("The folder, relative to the data folder or absolute: one folder of pictures per class, or train, val and test with such folders; or "
        + "pictures without classes.")]
    [Required]
    public string Path { get; init; } = "";

    [Description("The share of the samples held out for testing where there is no folder of test samples.")]
    [Range(0.01, 0.9)]
    public double TestShare { get; init; } = 0.2;
}
