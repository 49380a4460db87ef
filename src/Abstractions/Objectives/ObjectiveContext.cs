using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Objectives;

/// <summary>What an objective is told when it is built.</summary>
public sealed record ObjectiveContext
{
    /// <summary>The width of the backbone's features.</summary>
    public required long FeatureWidth { get; init; }

    /// <summary>How those features stand for places of the input, or null where they stand for the whole sample.</summary>
    public FeatureMap? FeatureMap { get; init; }

    /// <summary>
    /// The encoder, for objectives that encode inputs of their own beside the batch (pseudo-inputs): inputs, [any, …input axes], to features,
    /// [any, features]. Gradients flow through it; its parameters are the backbone's and stay there, and running statistics of normalization are left alone.
    /// </summary>
    public required Func<torch.Tensor, torch.Tensor> Encode { get; init; }

    /// <summary>The latent's width.</summary>
    public required long LatentDimension { get; init; }

    /// <summary>The dataset's shapes and classes.</summary>
    public required DatasetInfo Data { get; init; }

    /// <summary>The number of training samples.</summary>
    public required long TrainingSamples { get; init; }

    /// <summary>The run's seeds, for randomness beyond torch's own (initialization and noise are drawn from torch, seeded by the run).</summary>
    public required SeedStream Seeds { get; init; }
}
