using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Metrics;

namespace NebulaBench.Host.Configuration.Components;

/// <summary>
/// Reads <c>evaluation.metrics</c>. All metrics that plugins bring are measured, with their default options unless others are given there.
/// </summary>
/// <param name="catalog">What plugins brought.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class MetricsReader(IComponentCatalog catalog, ErrorCollector errors)
{
    private const string Path = $"{ExperimentKeys.Evaluation}.{ExperimentKeys.Metrics}";

    /// <summary>Whether a component is a metric that the suite does not bring itself.</summary>
    public static bool IsPlugins(ComponentDescriptor component) =>
        component.Kind == ComponentKind.Metric && component.Implementation.Assembly != typeof(BundledMetrics).Assembly;

    /// <summary>The metrics of plugins with their default options; those that need an option without a default are left out.</summary>
    public static IReadOnlyList<ComponentSpec> Defaults(IComponentCatalog catalog) =>
    [
        .. catalog.Components.Where(IsPlugins)
            .Select(metric => DefaultComponent.For(metric, default, "", new ErrorCollector())).OfType<ComponentSpec>(),
    ];

    /// <summary>The metrics of plugins that runs are measured with.</summary>
    /// <param name="evaluation">The experiment's section, or null where it has none.</param>
    public IReadOnlyList<ComponentSpec> Read(ConfigNode? evaluation)
    {
        OrderedDictionary<string, ComponentSpec> metrics = new(Defaults(catalog).Select(metric => KeyValuePair.Create(metric.Id, metric)));
        foreach (ConfiguredComponent written in Written(evaluation))
        {
            metrics[written.Spec.Id] = written.Spec;
        }
        return [.. metrics.Values.Where(metric => IsPlugins(metric.Descriptor))];
    }

    /// <summary>The section without them: what is bound to the options of measuring.</summary>
    public static ConfigNode Without(ConfigNode evaluation) => evaluation switch
    {
        MapNode map => map.Without(ExperimentKeys.Metrics),
        SequenceNode list => new SequenceNode([.. list.Items.Select(Without)], list.Position),
        _ => evaluation,
    };

    private IReadOnlyList<ConfiguredComponent> Written(ConfigNode? evaluation)
    {
        foreach (MapEntry entry in (evaluation as SequenceNode)?.Items.OfType<MapNode>().Select(item => item.Find(ExperimentKeys.Metrics)).OfType<MapEntry>() ?? [])
        {
            errors.Add(ConfigurationCodes.WrongType, entry.Value.Position, Path,
                "stands in a list of evaluations, but metrics make no product", "write evaluation as one map, with lists for the values that differ");
        }
        if ((evaluation as MapNode)?.Find(ExperimentKeys.Metrics)?.Value is not { } node || node is SequenceNode { Items.Count: 0 })
        {
            return [];
        }
        IReadOnlyList<ConfiguredComponent> written =
            new ComponentLabels(errors).Give(new ComponentReader(catalog, errors).Read(node, ComponentKind.Metric, Path));
        foreach (ConfiguredComponent again in written.GroupBy(metric => metric.Spec.Id).SelectMany(same => same.Skip(1)))
        {
            errors.Add(ConfigurationCodes.Repeated, again.Position, again.Path,
                $"the metric '{again.Spec.Id}' is there with several options, but has one value in a run", "write one value for each of its keys");
        }
        return written;
    }
}
