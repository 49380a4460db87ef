using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;

namespace TestPlugins;

/// <summary>Throws when it is loaded, without a word to its user.</summary>
public sealed class ThrowingDataset : IDataset
{
    private static readonly ImageShape Shape = new(1, 4, 4);

    public DatasetInfo Info => new()
    {
        Input = Shape,
        Output = Shape,
        DefaultReconstruction = new GaussianReconstruction(new GaussianReconstructionOptions()),
    };

    public string ContentHash() => new('0', 64);

    public DataSplit Load(SplitName split) => throw new IOException("the disk is on holiday.");
}
