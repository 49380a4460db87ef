using NebulaBench.Host.Components;
using NebulaBench.Host.Options;
using NebulaBench.Metrics.Options;
using NebulaBench.Training.Options;

namespace NebulaBench.Host.Planning;

/// <summary>One run: one dataset, one architecture, one objective, one seed, everything resolved.</summary>
public sealed record RunSpec
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>The dataset.</summary>
    public required ComponentSpec Dataset { get; init; }

    /// <summary>The architecture.</summary>
    public required ComponentSpec Architecture { get; init; }

    /// <summary>The objective.</summary>
    public required ComponentSpec Objective { get; init; }

    /// <summary>The reconstruction, or null for the dataset's own.</summary>
    public ComponentSpec? Reconstruction { get; init; }

    /// <summary>The latent's width.</summary>
    public required int LatentDimension { get; init; }

    /// <summary>The run's seed.</summary>
    public required long Seed { get; init; }

    /// <summary>How it is trained.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>The optimizer.</summary>
    public required ComponentSpec Optimizer { get; init; }

    /// <summary>The schedule of the learning rate.</summary>
    public required ComponentSpec Schedule { get; init; }

    /// <summary>
    /// The share of the inputs' values set to zero while training, see <see cref="Objectives.PretrainingOptions.Corruption"/>; 0 but in the
    /// training before a run's own.
    /// </summary>
    public double Corruption { get; init; }

    /// <summary>How it is measured, each time from the same weights; never empty.</summary>
    public required IReadOnlyList<EvaluationOptions> Evaluations { get; init; }

    /// <summary>How it is measured when it has been trained.</summary>
    public EvaluationOptions Evaluation => Evaluations[0];

    /// <summary>The metrics of plugins that it is measured with, beside those of the suite.</summary>
    public IReadOnlyList<ComponentSpec> Metrics { get; init; } = [];

    /// <summary>What other programs are told of it; no result depends on that, so it is not recorded.</summary>
    public TrackingOptions Tracking { get; init; } = new();

    /// <summary>
    /// What tells it from runs of the same components and seed, as written: <c>latent_dimension: 16, training.epochs: 5</c>; empty where
    /// nothing else makes the product.
    /// </summary>
    public string Variant { get; init; } = "";
}
