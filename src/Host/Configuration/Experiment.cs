using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Components;
using NebulaBench.Host.Options;
using NebulaBench.Metrics.Options;

namespace NebulaBench.Host.Configuration;

/// <summary>An experiment without mistakes: what its lists stand for, one list for each factor of the product.</summary>
public sealed record Experiment
{
    /// <summary>Its name, fit for a folder.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, if it says so.</summary>
    public string? Description { get; init; }

    /// <summary>The file it was read from.</summary>
    public required string File { get; init; }

    /// <summary>The datasets.</summary>
    public required IReadOnlyList<ConfiguredComponent> Datasets { get; init; }

    /// <summary>The architectures.</summary>
    public required IReadOnlyList<ConfiguredComponent> Architectures { get; init; }

    /// <summary>The objectives, baselines after the experiment's own.</summary>
    public required IReadOnlyList<ConfiguredComponent> Objectives { get; init; }

    /// <summary>The baseline without any encoder, or null: one architecture with one objective, beside the product of the lists.</summary>
    public ArchitectureAndObjective? WithoutEncoder { get; init; }

    /// <summary>The reconstructions; empty where every dataset's own is used.</summary>
    public required IReadOnlyList<ConfiguredComponent> Reconstructions { get; init; }

    /// <summary>The latent's widths.</summary>
    public required IReadOnlyList<Choice<int>> LatentDimensions { get; init; }

    /// <summary>The ways to train.</summary>
    public required IReadOnlyList<Choice<ConfiguredTraining>> Trainings { get; init; }

    /// <summary>The ways to measure.</summary>
    public required IReadOnlyList<Choice<EvaluationOptions>> Evaluations { get; init; }

    /// <summary>The metrics of plugins that runs are measured with, beside those of the suite.</summary>
    public IReadOnlyList<ComponentSpec> Metrics { get; init; } = [];

    /// <summary>What other programs are told of its runs.</summary>
    public TrackingOptions Tracking { get; init; } = new();

    /// <summary>Who carries the runs out, or null for this process; no result depends on it.</summary>
    public ConfiguredComponent? Launcher { get; init; }

    /// <summary>What becomes of pairs that do not fit together.</summary>
    public required IncompatiblePairs Incompatible { get; init; }

    /// <summary>The pairs that are left out of the product, because they do not fit together.</summary>
    public IReadOnlyList<IncompatiblePair> LeftOut { get; init; } = [];

    /// <summary>The seeds.</summary>
    public required IReadOnlyList<long> Seeds { get; init; }
}
