namespace NebulaBench.Datasets;

/// <summary>
/// A dataset that can prepare new data as it prepared its own. A run keeps <see cref="Preparation"/>; with that and the dataset's options, new data are
/// read and the run's model is built again without any of the dataset's files.
/// </summary>
public interface IPreparesNewData
{
    /// <summary>
    /// What preparing new data takes besides the options, such as the pictures' size or a vocabulary, in a form of the dataset's own. It is asked for once
    /// the splits are loaded, and must not name places of this machine.
    /// </summary>
    string Preparation { get; }

    /// <summary>Reads new data. Must not need the dataset's own files.</summary>
    /// <param name="preparation">What <see cref="Preparation"/> was when the run was trained.</param>
    INewDataReader Reader(string preparation);
}

/// <summary>Reads new data as a dataset read its own.</summary>
public interface INewDataReader
{
    /// <summary>What the dataset said of itself when the run was trained; the model is built for it.</summary>
    DatasetInfo Info { get; }

    /// <summary>Opens new data, prepared as the test samples were. Samples may be read when they are asked for; their targets and labels mean nothing.</summary>
    /// <param name="path">The full path of an existing file or folder.</param>
    /// <returns>The samples with their ids, owned and disposed by the caller.</returns>
    /// <exception cref="Errors.NebulaException">NB3xxx: it is of another kind, or damaged.</exception>
    DataSplit Open(string path);
}
