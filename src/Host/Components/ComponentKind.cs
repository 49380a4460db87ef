namespace NebulaBench.Host.Components;

/// <summary>What a plugin can bring. The names, in lower case, are what commands and messages call them.</summary>
public enum ComponentKind
{
    /// <summary>An <see cref="Datasets.IDataset"/>.</summary>
    Dataset,

    /// <summary>An <see cref="Architectures.IArchitecture"/>.</summary>
    Architecture,

    /// <summary>An <see cref="Objectives.IObjective"/>.</summary>
    Objective,

    /// <summary>A <c>ReconstructionLoss</c>.</summary>
    Reconstruction,

    /// <summary>An <see cref="NebulaBench.Launching.ILauncher"/>.</summary>
    Launcher,

    /// <summary>An <see cref="NebulaBench.Optimization.IOptimizerFactory"/>.</summary>
    Optimizer,

    /// <summary>An <see cref="NebulaBench.Optimization.ISchedule"/>.</summary>
    Schedule,

    /// <summary>An <see cref="NebulaBench.Metrics.IMetric"/>.</summary>
    Metric,
}
