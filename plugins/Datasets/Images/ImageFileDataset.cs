using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;
using NebulaBench.Errors;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Datasets.Images;

/// <summary>
/// A dataset made of picture files. Its lists or folders are read when <see cref="Info"/> is asked for, and some of its files are looked at;
/// its pictures are all decoded once before the first split is given, so that a run does not start on pictures it cannot read.
/// </summary>
public abstract class ImageFileDataset : IDataset, IPreparesNewData
{
    private readonly string id;
    private readonly ImageFileOptions options;
    private readonly Lazy<SampleCatalog> catalog;
    private readonly Lazy<PictureRecipe> recipe;
    private readonly Lazy<DatasetInfo> info;
    private readonly Lazy<Dictionary<SplitName, (PictureStore Store, int Skipped)>> stores;

    /// <summary>Nothing is read yet.</summary>
    /// <param name="id">The dataset's id.</param>
    /// <param name="options">The experiment's options.</param>
    private protected ImageFileDataset(string id, ImageFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.id = id;
        this.options = options;
        catalog = new(ReadCatalog);
        recipe = new(() => new PictureRecipe(options, catalog.Value.Splits.Values.SelectMany(samples => samples), id));
        info = new(Describe);
        stores = new(Fill);
    }

    /// <inheritdoc/>
    public DatasetInfo Info => info.Value;

    /// <summary>The SHA-256 of every split's decoded pictures and labels, as they are before cropping and noise.</summary>
    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (SplitName split in Enum.GetValues<SplitName>())
        {
            hash.AppendData(stores.Value[split].Store.Digest);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public DataSplit Load(SplitName split)
    {
        (PictureStore store, int skipped) = stores.Value[split];
        return new PictureSplit(store, recipe.Value, options, split, catalog.Value.Classes.Count > 0, skipped);
    }

    /// <inheritdoc/>
    public string Preparation => JsonSerializer.Serialize(new PicturePreparation(recipe.Value.Height, recipe.Value.Width, catalog.Value.Classes));

    /// <inheritdoc/>
    public INewDataReader Reader(string preparation)
    {
        PicturePreparation kept = JsonSerializer.Deserialize<PicturePreparation>(preparation)!;
        var pictures = new PictureRecipe(options, (kept.Height, kept.Width)) { IsForNewData = true };
        return new NewPictures(InfoOf(pictures, kept.Classes), pictures, options);
    }

    /// <summary>Finds the samples; no picture is opened.</summary>
    internal abstract SampleCatalog ReadCatalog();

    private DatasetInfo Describe()
    {
        var look = new FirstLook(id, catalog.Value);
        bool refuses = options.OnBadSample == BadSample.Refuse;
        // Where no picture opens, the recipe says so; where all rows are bad, there is none to open.
        if (refuses && (catalog.Value.Splits.Values.All(samples => samples.Count == 0) || recipe.Value.Height > 0))
        {
            look.RequireFiles();
        }
        if (refuses && options.Height == 0)
        {
            look.RequireOneSize(recipe.Value);
        }
        return InfoOf(recipe.Value, catalog.Value.Classes);
    }

    private DatasetInfo InfoOf(PictureRecipe pictures, IReadOnlyList<string> classes)
    {
        var input = new ImageShape(pictures.Channels, pictures.CroppedHeight, pictures.CroppedWidth);
        bool segments = options.LabelImageClasses > 0;
        return new DatasetInfo
        {
            Input = input,
            Output = segments ? input with { Channels = options.LabelImageClasses } : input,
            DefaultReconstruction = segments ? new CategoricalReconstruction() : new BernoulliReconstruction(),
            Classes = classes,
        };
    }

    private Dictionary<SplitName, (PictureStore Store, int Skipped)> Fill()
    {
        var filled = new Dictionary<SplitName, (PictureStore, int)>();
        List<BadRow> allBad = [];
        long memory = (long)options.MemoryBudgetMib << 20;
        foreach ((SplitName split, IReadOnlyList<ImageSample> samples) in catalog.Value.Splits)
        {
            List<BadRow> bad = [.. catalog.Value.BadRows[split]];
            long bytes = samples.Sum(recipe.Value.Bytes);
            bool keep = bytes <= memory;
            memory -= keep ? bytes : 0;
            PictureStore store = PictureStore.Fill(recipe.Value, samples, keep, options.DecodingThreads(), bad);
            filled[split] = (store, bad.Count);
            allBad.AddRange(bad);
        }
        if (allBad.Count > 0 && options.OnBadSample == BadSample.Refuse)
        {
            throw BadSamples.Error("NB3030", [.. allBad.Select(row => $"{row}.")], id);
        }
        if (new[] { SplitName.Training, SplitName.Test }.FirstOrDefault(split => filled[split].Item1.Samples.Count == 0, SplitName.Validation)
            is var empty and not SplitName.Validation)
        {
            throw new NebulaException(
                "NB3032", $"no {empty.ToString().ToLowerInvariant()} sample can be used.", $"dataset {id}", "Give this split at least one usable picture.");
        }
        return filled;
    }
}

/// <summary>What the datasets made of picture files have in common.</summary>
public abstract record ImageFileOptions : IValidatableObject
{
    [Description("The height that every picture is resized to, in pixels; 0 keeps the pictures as they are, which must then be equal.")]
    [Range(0, 4096)]
    public int Height { get; init; }

    [Description("The width that every picture is resized to, in pixels; 0 keeps the pictures as they are, which must then be equal.")]
    [Range(0, 4096)]
    public int Width { get; init; }

    [Description("Whether pictures have colors or are gray.")]
    public Channels Channels { get; init; } = Channels.Rgb;

    [Description("Whether 16 bits per value are kept, where a file has them, instead of 8.")]
    public bool SixteenBit { get; init; }

    [Description("The share of the height and width that is kept: 0.9655 takes 112 of 116 pixels. From the middle, unless random_crop.")]
    [Range(0.05, 1.0)]
    public double Crop { get; init; } = 1;

    [Description("Whether a training sample is cropped at a random place, another in every epoch.")]
    public bool RandomCrop { get; init; }

    [Description("Whether a training sample is mirrored left to right at random.")]
    public bool FlipHorizontal { get; init; }

    [Description("Whether a training sample is mirrored top to bottom at random.")]
    public bool FlipVertical { get; init; }

    [Description("Denoising: the standard deviation of the noise added to the input alone.")]
    [Range(0.0, 10.0)]
    public double InputNoise { get; init; }

    [Description("Denoising: the share of the input's pixels set to 0.")]
    [Range(0.0, 1.0)]
    public double MaskedPixels { get; init; }

    [Description("Completion: the number of squares of the input set to 0.")]
    [Range(0, 100)]
    public int MaskedSquares { get; init; }

    [Description("The side of a masked square, as a share of the picture's shorter side.")]
    [Range(0.01, 1.0)]
    public double MaskedSquareSize { get; init; } = 0.4;

    [Description("The memory for decoded pictures, in MiB: splits that fit are decoded once, others in every epoch.")]
    [Range(0, 1_000_000)]
    public int MemoryBudgetMib { get; init; } = 1024;

    [NonSemantic]
    [Description("The memory for batches prepared ahead of training, in MiB; at least one batch is prepared.")]
    [Range(1, 100_000)]
    public int QueueMib { get; init; } = 64;

    [NonSemantic]
    [Description("The number of threads that decode; 0 for the number given by --threads. It affects only the speed.")]
    [Range(0, 1024)]
    public int Threads { get; init; }

    [Description("Whether a picture or row that cannot be used stops the run, or is left out and counted.")]
    public BadSample OnBadSample { get; init; } = BadSample.Refuse;

    [Description("Seed of the samples held out, and of the noise and masks of samples that are not trained on.")]
    public long Seed { get; init; }

    [Description("The share of the training samples held out for validation where no validation samples are given.")]
    [Range(0.0, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>The number of classes of label images; 0 where targets are pictures.</summary>
    internal virtual int LabelImageClasses => 0;

    /// <summary>The value of a label image's pixels that have no class, or −1.</summary>
    internal virtual int VoidValue => -1;

    /// <summary>How many threads decode: asked for when they start, since <c>--threads</c> is libtorch's number.</summary>
    public int DecodingThreads() => Threads > 0 ? Threads : torch.get_num_threads();

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((Height == 0) != (Width == 0))
        {
            yield return new ValidationResult("height and width must be given together", [nameof(Height)]);
        }
    }
}

/// <summary>What a picture's pixels are.</summary>
public enum Channels
{
    /// <summary>Red, green and blue.</summary>
    Rgb,

    /// <summary>Gray; of a colored file its luma.</summary>
    Gray,
}
