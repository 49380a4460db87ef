using NebulaBench.Datasets;
using NebulaBench.Randomness;

namespace NebulaBench.Objectives;

/// <summary>What an objective is told when it is built.</summary>
public sealed record ObjectiveContext
{
    /// <summary>The width of the backbone's features.</summary>
    public required long FeatureWidth { get; init; }

    /// <summary>The latent's width.</summary>
    public required long LatentDimension { get; init; }

    /// <summary>The dataset's shapes and classes.</summary>
    public required DatasetInfo Data { get; init; }

    /// <summary>The number of training samples.</summary>
    public required long TrainingSamples { get; init; }

    /// <summary>The run's seeds, for randomness beyond torch's own (initialisation and noise are drawn from torch, seeded by the run).</summary>
    public required SeedStream Seeds { get; init; }
}
