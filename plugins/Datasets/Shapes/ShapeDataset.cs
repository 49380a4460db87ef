using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Toolkit.Reconstructions.Clouds;
using TorchSharp;

namespace NebulaBench.Datasets.Shapes;

/// <summary>
/// A dataset of point clouds or grids of cells. Which samples there are is found out when <see cref="Info"/> is asked for; points and
/// cells of all splits are made before the first one is given, so that a run does not start on shapes it cannot use.
/// </summary>
public abstract class ShapeDataset : IDataset, IPreparesNewData
{
    private readonly string id;
    private readonly ShapeRecipe recipe;
    private readonly ShapeTransform use;
    private readonly BadSample onBadSample;
    private readonly int threads;
    private readonly IProgressReporter preparation;
    private readonly Lazy<ShapeCatalog> catalog;
    private readonly Lazy<DatasetInfo> info;
    private readonly Lazy<Dictionary<SplitName, ShapeStore>> stores;

    /// <summary>Nothing is read yet.</summary>
    /// <param name="id">The dataset's id.</param>
    /// <param name="options">The experiment's options.</param>
    /// <param name="onBadSample">What becomes of samples that cannot be used.</param>
    /// <param name="preparation">Told how far the preparation is.</param>
    private protected ShapeDataset(string id, ShapeOptions options, BadSample onBadSample, IProgressReporter preparation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(preparation);
        this.id = id;
        this.onBadSample = onBadSample;
        this.preparation = preparation;
        recipe = options.Recipe();
        use = options.Use();
        threads = options.Threads;
        catalog = new(ReadCatalog);
        info = new(() => Describe(catalog.Value));
        stores = new(Fill);
    }

    /// <inheritdoc/>
    public DatasetInfo Info => info.Value;

    /// <summary>The SHA-256 of every split's files or generated meshes and the names of their classes: of the content, not of the options.</summary>
    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (SplitName split in Enum.GetValues<SplitName>())
        {
            ShapeStore store = stores.Value[split];
            hash.AppendData(Encoding.UTF8.GetBytes(split.ToString()));
            hash.AppendData(BitConverter.GetBytes((long)store.Count));
            hash.AppendData(store.Digest);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public DataSplit Load(SplitName split) => ShapeSplit.From(stores.Value[split], recipe, use, split);

    /// <inheritdoc/>
    public string Preparation => JsonSerializer.Serialize(
        new ShapePreparation(catalog.Value.Classes, catalog.Value.Factors, catalog.Value.Parts, catalog.Value.License));

    /// <inheritdoc/>
    public INewDataReader Reader(string preparation)
    {
        ShapePreparation kept = JsonSerializer.Deserialize<ShapePreparation>(preparation)!;
        var known = new ShapeCatalog
        {
            Splits = new Dictionary<SplitName, IReadOnlyList<ShapeModel>>(),
            Classes = kept.Classes,
            Factors = kept.Factors,
            Parts = kept.Parts,
            License = kept.License,
        };
        return new NewShapes(Describe(known), NewExtensions, NewModels, recipe, use);
    }

    /// <summary>The endings of the files that new data may be.</summary>
    internal abstract IReadOnlyList<string> NewExtensions { get; }

    /// <summary>The samples of a file of new data.</summary>
    internal abstract IEnumerable<ShapeModel> NewModels(string path);

    /// <summary>Finds the samples; nothing is made of them.</summary>
    internal abstract ShapeCatalog ReadCatalog();

    private DatasetInfo Describe(ShapeCatalog known)
    {
        int points = use.Task == ShapeTask.Complete ? use.VisiblePoints : recipe.Points;
        var volume = new VolumeShape(1, recipe.Resolution, recipe.Resolution, recipe.Resolution);
        bool clouds = recipe.Representation == Representation.Points;
        (SampleShape output, ReconstructionLoss loss) = use.Task switch
        {
            ShapeTask.Classify => (new VectorShape(known.Classes.Count), new CategoricalReconstruction()),
            ShapeTask.Segment when clouds => (new PointLabelsShape(known.Parts, recipe.Points), new CategoricalReconstruction()),
            ShapeTask.Segment => (volume with { Channels = 1 + known.Parts }, new CategoricalReconstruction()),
            _ when clouds => (new PointCloudShape(recipe.Points, 3), new ChamferReconstruction(new CloudReconstructionOptions())),
            _ => ((SampleShape)volume, (ReconstructionLoss)new BernoulliReconstruction(
                new BernoulliReconstructionOptions { FilledWeight = 5 })),
        };
        return new DatasetInfo
        {
            Input = clouds ? new PointCloudShape(points, recipe.Normals ? 6 : 3) : volume,
            Output = output,
            DefaultReconstruction = loss,
            Classes = known.Classes,
            Factors = known.Factors,
            License = known.License,
        };
    }

    private Dictionary<SplitName, ShapeStore> Fill()
    {
        string work = recipe.Representation == Representation.Points ? "preparing point clouds" : "preparing voxels";
        int atMost = threads > 0 ? threads : torch.get_num_threads(); // what --threads says
        long done = 0, all = catalog.Value.Splits.Values.Sum(models => (long)models.Count);
        var filled = catalog.Value.Splits.ToDictionary(
            pair => pair.Key,
            pair => ShapeStore.Fill(catalog.Value, pair.Key, recipe, atMost, () => preparation.Report(work, Interlocked.Increment(ref done), all)));
        NebulaException[] bad = [.. Enum.GetValues<SplitName>().SelectMany(split => filled[split].Bad)];
        if (bad.Length > 0 && onBadSample == BadSample.Refuse)
        {
            throw BadSamples.Error("NB3130", [.. bad.Select(failure => failure.Message)], id);
        }
        foreach (SplitName split in new[] { SplitName.Training, SplitName.Test })
        {
            if (filled[split].Count == 0)
            {
                throw new NebulaException(
                    "NB3132", $"no {split.ToString().ToLowerInvariant()} sample can be used.", $"dataset {id}", "Give this split at least one usable file.");
            }
        }
        return filled;
    }
}
