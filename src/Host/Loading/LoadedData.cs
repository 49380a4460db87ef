using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Components;

namespace NebulaBench.Host.Loading;

/// <summary>A dataset in memory, with its three splits.</summary>
public sealed class LoadedData : IDisposable
{
    private readonly IDataset dataset;
    private readonly Dictionary<SplitName, DataSplit> splits;

    private LoadedData(IDataset dataset, ComponentSpec spec)
    {
        this.dataset = dataset;
        Info = dataset.Info ?? throw Nothing(spec, nameof(IDataset.Info));
        Hash = HashOf(dataset, spec);
        splits = Enum.GetValues<SplitName>().ToDictionary(name => name, name => Load(dataset, name, spec));
    }

    /// <summary>What the dataset says of itself.</summary>
    public DatasetInfo Info { get; }

    /// <summary>The hash of its content.</summary>
    public string Hash { get; }

    /// <summary>What new data are prepared with; null where the dataset prepares none.</summary>
    public string? Preparation => (dataset as IPreparesNewData)?.Preparation;

    /// <summary>A split.</summary>
    public DataSplit this[SplitName name] => splits[name];

    /// <summary>The validation split, or null where it has no samples.</summary>
    public DataSplit? Validation => splits[SplitName.Validation] is { Count: > 0 } split ? split : null;

    /// <summary>The number of samples of each split, by its name in lower case.</summary>
    public IReadOnlyDictionary<string, long> Samples => ByName(splits, split => split.Count);

    /// <summary>The number of samples that were left out of each split, where there are any.</summary>
    public IReadOnlyDictionary<string, long> Skipped => ByName(splits.Where(split => split.Value.Skipped > 0), split => split.Skipped);

    /// <summary>Loads a dataset.</summary>
    /// <exception cref="Errors.NebulaException">NB3xxx: its files are missing or damaged.</exception>
    public static LoadedData From(IDataset dataset, ComponentSpec spec) => new(dataset, spec);

    /// <summary>The hash of a dataset's content.</summary>
    /// <exception cref="Errors.NebulaException">NB4302: it gives none.</exception>
    public static string HashOf(IDataset dataset, ComponentSpec spec) =>
        dataset.ContentHash() is { } hash && !string.IsNullOrWhiteSpace(hash) ? hash : throw Nothing(spec, nameof(IDataset.ContentHash));

    private static DataSplit Load(IDataset dataset, SplitName name, ComponentSpec spec)
    {
        DataSplit split = dataset.Load(name) ?? throw Nothing(spec, nameof(IDataset.Load));
        return split.Ids is { } ids && ids.Count != split.Count
            ? throw Fault(spec, $"the split {name} has {split.Count} samples and {ids.Count} ids")
            : split;
    }

    private static NebulaException Nothing(ComponentSpec spec, string member) => Fault(spec, $"{member} returned nothing");

    private static NebulaException Fault(ComponentSpec spec, string what) => new(
        "NB4302", $"{what}.", ComponentText.Where(spec.Descriptor), ComponentText.Remedy(spec.Descriptor));

    private static Dictionary<string, long> ByName(IEnumerable<KeyValuePair<SplitName, DataSplit>> splits, Func<DataSplit, long> value) =>
        splits.ToDictionary(split => split.Key.ToString().ToLowerInvariant(), split => value(split.Value));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (DataSplit split in splits.Values)
        {
            split.Dispose();
        }
    }
}
