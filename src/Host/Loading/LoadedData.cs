using NebulaBench.Datasets;

namespace NebulaBench.Host.Loading;

/// <summary>A dataset in memory, with its three splits.</summary>
public sealed class LoadedData : IDisposable
{
    private readonly Dictionary<SplitName, DataSplit> splits;

    private LoadedData(IDataset dataset)
    {
        Info = dataset.Info;
        Hash = dataset.ContentHash();
        splits = Enum.GetValues<SplitName>().ToDictionary(name => name, dataset.Load);
    }

    /// <summary>What the dataset says of itself.</summary>
    public DatasetInfo Info { get; }

    /// <summary>The hash of its content.</summary>
    public string Hash { get; }

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
    public static LoadedData Of(IDataset dataset) => new(dataset);

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
