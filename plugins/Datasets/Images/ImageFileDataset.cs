using System.Security.Cryptography;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Datasets.Images;

/// <summary>
/// A dataset made of picture files. Its lists or folders are read when <see cref="Info"/> is asked for, and some of its files are looked at;
/// its pictures are all decoded once before the first split is given, so that a run does not start on pictures it cannot read.
/// </summary>
public abstract class ImageFileDataset : IDataset
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
        var input = new ImageShape(recipe.Value.Channels, recipe.Value.CroppedHeight, recipe.Value.CroppedWidth);
        bool segments = recipe.Value.SegmentsTargets;
        return new DatasetInfo
        {
            Input = input,
            Output = segments ? input with { Channels = options.LabelImageClasses } : input,
            DefaultReconstruction = segments ? new CategoricalReconstruction() : new BernoulliReconstruction(),
            Classes = catalog.Value.Classes,
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
