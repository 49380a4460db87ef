namespace NebulaBench.Datasets;

/// <summary>
/// A dataset of a plugin. It is created with its options for one or several runs; creating it and reading <see cref="Info"/> must be
/// cheap, only <see cref="Load"/> touches the data.
/// </summary>
public interface IDataset
{
    /// <summary>Shapes, classes and likelihood.</summary>
    DatasetInfo Info { get; }

    /// <summary>
    /// A hash of the data's content, hexadecimal, independent of how its files are compressed or named. Part of a run's identity.
    /// May read the data, and is asked for once.
    /// </summary>
    /// <exception cref="Errors.NebulaException">NB3xxx: a file is missing, truncated or not what it should be.</exception>
    string ContentHash();

    /// <summary>Loads one split; the same split again gives the same samples in the same order.</summary>
    /// <param name="split">Which split.</param>
    /// <returns>The split, owned and disposed by the caller.</returns>
    /// <exception cref="Errors.NebulaException">NB3xxx: a file is missing, truncated or not what it should be.</exception>
    DataSplit Load(SplitName split);
}
