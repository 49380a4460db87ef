namespace NebulaBench.Host.Components;

/// <summary>Makes components from their specification, by dependency injection.</summary>
public interface IComponentFactory
{
    /// <summary>Makes a component.</summary>
    /// <param name="component">Which, and with which options.</param>
    /// <typeparam name="T">
    /// The contract of its kind: <see cref="Datasets.IDataset"/>, <see cref="Architectures.IArchitecture"/>,
    /// <see cref="Objectives.IObjective"/>, <see cref="Datasets.ReconstructionLoss"/>,
    /// <see cref="NebulaBench.Launching.ILauncher"/>, <see cref="NebulaBench.Optimization.IOptimizerFactory"/>,
    /// <see cref="NebulaBench.Optimization.ISchedule"/> or <see cref="NebulaBench.Metrics.IMetric"/>.
    /// </typeparam>
    /// <exception cref="Errors.NebulaException">The component cannot be made; says why and what would help.</exception>
    T Create<T>(ComponentSpec component)
        where T : class;
}
