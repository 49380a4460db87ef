using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Launching;
using NebulaBench.Metrics;
using NebulaBench.Objectives;
using NebulaBench.Optimization;

namespace NebulaBench.Plugins;

/// <summary>
/// Receives a plugin's components. An id is kebab-case and unique within its kind. A component is created by dependency injection:
/// its constructor may ask for its options, a logger and any service the host offers (<see cref="IDataFolder"/>,
/// <see cref="ICacheFolder"/>, <see cref="IProgressReporter"/>). Options are a
/// record with init-only properties, their defaults in the initializers, their ranges in data annotations and their
/// documentation in <see cref="System.ComponentModel.DescriptionAttribute"/>.
/// </summary>
public interface IPluginRegistry
{
    /// <summary>Registers a dataset.</summary>
    /// <param name="id">Its id in experiments, such as <c>mnist</c>.</param>
    /// <param name="summary">One sentence for the catalog.</param>
    /// <param name="citation">The work to cite, or null.</param>
    void AddDataset<TDataset, TOptions>(string id, string summary, string? citation = null)
        where TDataset : class, IDataset
        where TOptions : class, new();

    /// <summary>Registers an architecture.</summary>
    /// <param name="id">Its id in experiments, such as <c>mlp</c>.</param>
    /// <param name="summary">One sentence for the catalog.</param>
    /// <param name="citation">The work to cite, or null.</param>
    void AddArchitecture<TArchitecture, TOptions>(string id, string summary, string? citation = null)
        where TArchitecture : class, IArchitecture
        where TOptions : class, new();

    /// <summary>Registers an objective.</summary>
    /// <param name="id">Its id in experiments, such as <c>vae</c>.</param>
    /// <param name="summary">One sentence for the catalog.</param>
    /// <param name="citation">The work to cite, or null.</param>
    void AddObjective<TObjective, TOptions>(string id, string summary, string? citation = null)
        where TObjective : class, IObjective
        where TOptions : class, new();

    /// <summary>Registers a reconstruction: how an output is held against its target.</summary>
    /// <param name="id">Its id in experiments, such as <c>bernoulli</c>.</param>
    /// <param name="summary">One sentence for the catalog.</param>
    /// <param name="citation">The work to cite, or null.</param>
    void AddReconstruction<TReconstruction, TOptions>(string id, string summary, string? citation = null)
        where TReconstruction : ReconstructionLoss
        where TOptions : class, new();

    /// <summary>Registers a launcher: who carries the runs of an experiment out.</summary>
    /// <param name="id">Its id in experiments, such as <c>slurm</c>.</param>
    /// <param name="summary">One sentence for the catalog.</param>
    /// <param name="citation">The work to cite, or null.</param>
    void AddLauncher<TLauncher, TOptions>(string id, string summary, string? citation = null)
        where TLauncher : class, ILauncher
        where TOptions : class, new();

    /// <summary>Registers an optimizer: what moves a model's weights by their gradients.</summary>
    /// <param name="id">Its id in experiments, such as <c>adam</c>.</param>
    /// <param name="summary">One sentence for the catalog.</param>
    /// <param name="citation">The work to cite, or null.</param>
    void AddOptimizer<TFactory, TOptions>(string id, string summary, string? citation = null)
        where TFactory : class, IOptimizerFactory
        where TOptions : OptimizationOptions, new();

    /// <summary>Registers a schedule: how the learning rate changes over the epochs.</summary>
    /// <param name="id">Its id in experiments, such as <c>cosine</c>.</param>
    /// <param name="summary">One sentence for the catalog.</param>
    /// <param name="citation">The work to cite, or null.</param>
    void AddSchedule<TSchedule, TOptions>(string id, string summary, string? citation = null)
        where TSchedule : class, ISchedule
        where TOptions : class, new();

    /// <summary>
    /// Registers a metric: an <see cref="IClusteringMetric"/>, <see cref="ICovarianceMetric"/>, <see cref="IProbingMetric"/>,
    /// <see cref="IOutputMetric"/> or <see cref="ILikelihoodMetric"/>. Every run measures it with its default options, unless the experiment
    /// gives others under <c>evaluation.metrics</c>.
    /// </summary>
    /// <param name="id">Its id, such as <c>effective-rank</c>; the ids of its values begin with it, in snake_case.</param>
    /// <param name="summary">One sentence for the catalog.</param>
    /// <param name="citation">The work to cite, or null.</param>
    void AddMetric<TMetric, TOptions>(string id, string summary, string? citation = null)
        where TMetric : class, IMetric
        where TOptions : class, new();

    /// <summary>Registers a metric without options.</summary>
    /// <inheritdoc cref="AddMetric{TMetric, TOptions}"/>
    void AddMetric<TMetric>(string id, string summary, string? citation = null)
        where TMetric : class, IMetric => AddMetric<TMetric, NoOptions>(id, summary, citation);
}
