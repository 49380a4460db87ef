using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Host.Components;
using NebulaBench.Launching;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Selection;
using NebulaBench.Objectives;
using NebulaBench.Optimization;
using NebulaBench.Plugins;
using System.Reflection;

namespace NebulaBench.Host.Plugins;

/// <summary>
/// Takes down what one plugin registers. A bad registration is remembered rather than thrown, so that the plugin's other components
/// are known by name when it is reported.
/// </summary>
/// <param name="plugin">The plugin.</param>
/// <param name="known">The components of the plugins before it.</param>
public sealed class PluginRegistry(PluginDescriptor plugin, IReadOnlyCollection<ComponentDescriptor> known) : IPluginRegistry
{
    private readonly List<ComponentDescriptor> components = [];

    /// <summary>What was registered, good or bad.</summary>
    public IReadOnlyList<ComponentDescriptor> Components => components;

    /// <summary>The first bad registration, or null.</summary>
    public PluginProblem? Problem { get; private set; }

    /// <inheritdoc/>
    public void AddDataset<TDataset, TOptions>(string id, string summary, string? citation = null)
        where TDataset : class, IDataset
        where TOptions : class, new() => Add<TDataset, TOptions>(ComponentKind.Dataset, id, summary, citation);

    /// <inheritdoc/>
    public void AddArchitecture<TArchitecture, TOptions>(string id, string summary, string? citation = null)
        where TArchitecture : class, IArchitecture
        where TOptions : class, new() => Add<TArchitecture, TOptions>(ComponentKind.Architecture, id, summary, citation);

    /// <inheritdoc/>
    public void AddObjective<TObjective, TOptions>(string id, string summary, string? citation = null)
        where TObjective : class, IObjective
        where TOptions : class, new() => Add<TObjective, TOptions>(ComponentKind.Objective, id, summary, citation);

    /// <inheritdoc/>
    public void AddReconstruction<TReconstruction, TOptions>(string id, string summary, string? citation = null)
        where TReconstruction : ReconstructionLoss
        where TOptions : class, new() => Add<TReconstruction, TOptions>(ComponentKind.Reconstruction, id, summary, citation);

    /// <inheritdoc/>
    public void AddLauncher<TLauncher, TOptions>(string id, string summary, string? citation = null)
        where TLauncher : class, ILauncher
        where TOptions : class, new() => Add<TLauncher, TOptions>(ComponentKind.Launcher, id, summary, citation);

    /// <inheritdoc/>
    public void AddOptimizer<TFactory, TOptions>(string id, string summary, string? citation = null)
        where TFactory : class, IOptimizerFactory
        where TOptions : OptimizationOptions, new() => Add<TFactory, TOptions>(ComponentKind.Optimizer, id, summary, citation);

    /// <inheritdoc/>
    public void AddSchedule<TSchedule, TOptions>(string id, string summary, string? citation = null)
        where TSchedule : class, ISchedule
        where TOptions : class, new() => Add<TSchedule, TOptions>(ComponentKind.Schedule, id, summary, citation);

    /// <inheritdoc/>
    public void AddMetric<TMetric, TOptions>(string id, string summary, string? citation = null)
        where TMetric : class, IMetric
        where TOptions : class, new() => Add<TMetric, TOptions>(ComponentKind.Metric, id, summary, citation);

    /// <summary>Registers the metrics that the suite brings itself.</summary>
    public void AddBundledMetrics()
    {
        foreach (MetricSource metric in BundledMetrics.All)
        {
            MetricDescriptor first = metric.Descriptors[0];
            string? citation = first.Citation == "–" ? null : first.Citation;
            Add(ComponentKind.Metric, metric.Type, typeof(NoOptions), metric.Id, $"{first.Name}: {first.Formula.TrimEnd('.')}.", citation);
        }
    }

    private void Add<TComponent, TOptions>(ComponentKind kind, string id, string summary, string? citation) =>
        Add(kind, typeof(TComponent), typeof(TOptions), id, summary, citation);

    private void Add(ComponentKind kind, Type implementation, Type options, string id, string summary, string? citation)
    {
        var component = new ComponentDescriptor
        {
            Kind = kind,
            Id = id,
            Summary = summary ?? "", // a plugin compiled without nullability may give none
            Citation = citation,
            Baseline = implementation.GetCustomAttribute<BaselineAttribute>()?.Baseline,
            Implementation = implementation,
            Options = options,
            Plugin = plugin,
        };
        Problem ??= Check(component);
        components.Add(component);
    }

    private PluginProblem? Check(ComponentDescriptor component) => CheckId(component) ?? CheckOptions(component);

    // First what needs no code of the plugin: a default that contains itself overflows the stack, and nothing can catch that.
    private static PluginProblem? CheckOptions(ComponentDescriptor component)
    {
        if (OptionsCheck.FindEndless(component.Options) is { } endless)
            return PluginProblems.EndlessOptions(component, endless);
        return OptionsCheck.FindFaulty(component.Options) is { } faulty
            ? PluginProblems.FaultyOptions(component, faulty.Option, faulty.Cause)
            : null;
    }

    private PluginProblem? CheckId(ComponentDescriptor component)
    {
        if (!ComponentId.IsValid(component.Id))
            return PluginProblems.InvalidId(component);
        ComponentDescriptor? earlier = known.Concat(components)
            .FirstOrDefault(other => other.Kind == component.Kind && other.Id == component.Id);
        if (earlier is not null)
            return PluginProblems.DuplicateId(component, earlier);
        return component.Kind == ComponentKind.Metric ? CheckMetric(component) : null;
    }

    // A metric has its values under its id: that of another value would hide them.
    private static PluginProblem? CheckMetric(ComponentDescriptor component)
    {
        if (MetricContracts.FamilyOf(component.Implementation) is null)
            return PluginProblems.NoMetricContract(component, MetricContracts.All);
        bool isBundled = component.Implementation.Assembly == typeof(BundledMetrics).Assembly;
        string value = component.Id.Replace('-', '_');
        return !isBundled && BundledMetrics.Descriptors.Any(metric => metric.Describes(value))
            ? PluginProblems.ValueTaken(component, value)
            : null;
    }
}
