using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;

namespace TestPlugins;

/// <summary>Data that give no hash, or end the program when they are loaded.</summary>
public sealed class UnrulyDataset(UnrulyDataOptions options) : IDataset
{
    private static readonly ImageShape Shape = new(1, 4, 4);

    public DatasetInfo Info => new()
    {
        Input = Shape,
        Output = Shape,
        DefaultReconstruction = new GaussianReconstruction(new GaussianReconstructionOptions()),
    };

    public string ContentHash() => options.Exits ? new('0', 64) : "";

    public DataSplit Load(SplitName split)
    {
        Environment.Exit(0);
        throw new InvalidOperationException("Nobody comes here.");
    }
}

public sealed record UnrulyDataOptions
{
    public bool Exits { get; init; }
}
