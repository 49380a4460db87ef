using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NebulaBench.Errors;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Datasets.Images;

/// <summary>
/// A dataset in MNIST's format: training and test images and labels in four IDX files, plain or gzip, in the folder of its id below
/// the data folder. Validation samples are held out of the training files by a fixed stratified choice.
/// </summary>
public abstract class IdxImageDataset : IDataset, IDownloadable
{
    private const int Side = 28;

    // Which samples are held out belongs to the dataset: it must be the same in every run, whatever its seed.
    private const long HoldOutSeed = 20_240_301;

    private readonly IdxCollection collection;
    private readonly IdxImageOptions options;
    private readonly string folder;

    /// <summary>Describes the dataset; no file is touched.</summary>
    /// <param name="collection">Which dataset.</param>
    /// <param name="options">The experiment's options.</param>
    /// <param name="data">Where the user keeps data.</param>
    protected IdxImageDataset(IdxCollection collection, IdxImageOptions options, IDataFolder data)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(data);
        this.collection = collection;
        this.options = options;
        folder = Path.Combine(data.Root, collection.Id);
        var shape = new ImageShape(1, Side, Side);
        Info = new DatasetInfo
        {
            Input = shape,
            Output = shape,
            DefaultReconstruction = new BernoulliReconstruction(),
            Classes = collection.Classes,
            License = collection.License,
        };
    }

    /// <inheritdoc/>
    public DatasetInfo Info { get; }

    /// <inheritdoc/>
    public IReadOnlyList<DataFile> Files => collection.Downloads();

    /// <summary>The SHA-256 of the four contents' SHA-256 digests, in the order of the files.</summary>
    public string ContentHash()
    {
        string digests = string.Join('\n', collection.Sources.Select(source => Find(source).Sha256));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(digests)));
    }

    /// <inheritdoc/>
    public DataSplit Load(SplitName split)
    {
        bool test = split == SplitName.Test;
        IdxFile images = IdxFile.Images(Find(test ? collection.TestImages : collection.TrainingImages));
        IdxFile labels = IdxFile.Labels(Find(test ? collection.TestLabels : collection.TrainingLabels));
        CheckContent(images, labels);
        Verify(images.Content, test ? collection.TestImages : collection.TrainingImages);
        Verify(labels.Content, test ? collection.TestLabels : collection.TrainingLabels);

        int[] chosen = Choose(split, labels);
        var seeds = new SeedStream(new SeedStream(options.BinarizeSeed).Derive(test ? "test" : "training"));
        long[] classes = [.. chosen.Select(sample => (long)labels.Values[sample])];
        string[] ids = [.. chosen.Select(sample => sample.ToString(CultureInfo.InvariantCulture))];
        return new ResidentSplit(GrayImages.Pick(images, chosen, options.Binarize, seeds), labels: classes, ids: ids);
    }

    private int[] Choose(SplitName split, IdxFile labels)
    {
        int[] order = StratifiedOrder.For(labels.Values, HoldOutSeed);
        if (split != SplitName.Test && options.Validation >= order.Length)
        {
            throw TooMany("validation", options.Validation, "training", order.Length);
        }
        int[] chosen = split switch
        {
            SplitName.Training => Subset("training_subset", options.TrainingSubset, order[options.Validation..]),
            SplitName.Validation => order[..options.Validation],
            _ => Subset("test_subset", options.TestSubset, order),
        };
        Array.Sort(chosen);
        return chosen;
    }

    private int[] Subset(string option, int wanted, int[] available)
    {
        if (wanted > available.Length)
        {
            throw TooMany(option, wanted, option[..option.IndexOf('_', StringComparison.Ordinal)], available.Length);
        }
        return wanted == 0 ? available : available[..wanted];
    }

    private NebulaException TooMany(string option, int wanted, string split, int available) => new(
        "NB3009",
        $"{option} asks for {wanted} samples, there are {available} {split} samples.",
        $"dataset {collection.Id}",
        $"Lower {option}.");

    private FileContent Find(IdxSource source)
    {
        string plain = Path.Combine(folder, source.Name);
        string archive = plain + ".gz";
        string? found = new[] { archive, plain }.FirstOrDefault(File.Exists);
        return found is not null
            ? FileContent.From(found)
            : throw new NebulaException(
                "NB3001",
                "the file is missing.",
                Path.GetFullPath(archive),
                $"Run 'nebula data fetch {collection.Id}', or put {source.Name}.gz (or {source.Name}, unpacked) into this folder.");
    }

    private void CheckContent(IdxFile images, IdxFile labels)
    {
        if (images.Axes[1] != Side || images.Axes[2] != Side)
        {
            throw new NebulaException(
                "NB3006",
                $"the images are {images.Axes[1]}×{images.Axes[2]} pixels, expected {Side}×{Side}.",
                $"{images.Content.Path}, byte 8",
                Refetch);
        }
        if (images.Axes[0] != labels.Axes[0])
        {
            throw new NebulaException(
                "NB3006",
                $"the file holds {images.Axes[0]} images, but {labels.Content.Path} holds {labels.Axes[0]} labels.",
                $"{images.Content.Path}, byte 4",
                Refetch);
        }
        int wrong = labels.Values.IndexOfAnyExceptInRange((byte)0, (byte)(collection.Classes.Count - 1));
        if (wrong >= 0)
        {
            throw new NebulaException(
                "NB3007",
                $"label {wrong} is {labels.Values[wrong]}, expected 0 to {collection.Classes.Count - 1}.",
                labels.Where(wrong),
                Refetch);
        }
    }

    private void Verify(FileContent content, IdxSource source)
    {
        if (options.Verify && content.Sha256 != source.ContentSha256)
        {
            throw new NebulaException(
                "NB3008",
                $"the content's SHA-256 is {content.Sha256}, expected {source.ContentSha256}.",
                content.Path,
                $"{Refetch} To use data of your own in this format, set verify: false.");
        }
    }

    private string Refetch => $"Run 'nebula data fetch {collection.Id}', which replaces it.";
}

/// <summary>The options of <c>mnist</c> and <c>fashion-mnist</c>.</summary>
public sealed record IdxImageOptions : IValidatableObject
{
    private const int PublishedTrainingSamples = 60_000;

    [Description("Samples of the training files held out for validation: a fixed choice, in which every class has its share. "
        + "0 trains on all of them and leaves the validation split empty.")]
    [Range(0, 59_000)]
    public int Validation { get; init; } = 5_000;

    [Description("Train on only this many of the remaining samples, stratified by class; a smaller subset is part of a larger "
        + "one. 0 takes all.")]
    [Range(0, 60_000)]
    public int TrainingSubset { get; init; }

    [Description("Test on only this many samples, stratified by class; 0 takes all.")]
    [Range(0, 10_000)]
    public int TestSubset { get; init; }

    [Description("Black and white instead of gray: by threshold (at one half), or sampled once with the gray value as probability.")]
    public Binarization Binarize { get; init; } = Binarization.None;

    [Description("The seed of the sampled binarization; the run's own seed does not change the data.")]
    public long BinarizeSeed { get; init; }

    [Description("Whether the files' content must have the published SHA-256.")]
    public bool Verify { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Verify && Validation + TrainingSubset > PublishedTrainingSamples)
        {
            yield return new ValidationResult(
                "validation and training_subset together must not exceed the 60000 training samples", [nameof(TrainingSubset)]);
        }
    }
}

/// <summary>How gray values become black and white.</summary>
public enum Binarization
{
    /// <summary>They stay gray.</summary>
    None,

    /// <summary>A value of at least one half becomes 1, a smaller one 0.</summary>
    Threshold,

    /// <summary>A value is the probability of a 1, drawn once for the whole run (static binarization).</summary>
    Sampled,
}

/// <summary>What tells one IDX dataset from another.</summary>
public sealed record IdxCollection
{
    /// <summary>Its id, also the name of its folder below the data folder.</summary>
    public required string Id { get; init; }

    /// <summary>The classes' names.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The license as stated.</summary>
    public required string License { get; init; }

    /// <summary>The folders on the web that hold the archives, each ending with a slash.</summary>
    public required IReadOnlyList<Uri> Mirrors { get; init; }

    /// <summary>The training images.</summary>
    public required IdxSource TrainingImages { get; init; }

    /// <summary>The training labels.</summary>
    public required IdxSource TrainingLabels { get; init; }

    /// <summary>The test images.</summary>
    public required IdxSource TestImages { get; init; }

    /// <summary>The test labels.</summary>
    public required IdxSource TestLabels { get; init; }

    /// <summary>All four.</summary>
    public IReadOnlyList<IdxSource> Sources => [TrainingImages, TrainingLabels, TestImages, TestLabels];

    /// <summary>The archives as downloads.</summary>
    public IReadOnlyList<DataFile> Downloads() =>
    [
        .. Sources.Select(source => new DataFile
        {
            Path = $"{Id}/{source.Name}.gz",
            Mirrors = [.. Mirrors.Select(mirror => new Uri(mirror, source.Name + ".gz"))],
            Md5 = [source.ArchiveMd5],
            ContentSha256 = [source.ContentSha256],
        }),
    ];
}

/// <summary>One published file of an IDX dataset.</summary>
/// <param name="Name">Its name without <c>.gz</c>.</param>
/// <param name="ContentSha256">The SHA-256 of its decompressed content.</param>
/// <param name="ArchiveMd5">The MD5 of the archive as it was published.</param>
public sealed record IdxSource(string Name, string ContentSha256, string ArchiveMd5);
