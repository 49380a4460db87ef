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
        return new ResidentSplit(GrayImages.Pick(images, chosen, options.Binarize, seeds), labels: classes);
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
