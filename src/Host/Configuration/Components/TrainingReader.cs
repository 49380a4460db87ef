using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Binding;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Training;

namespace NebulaBench.Host.Configuration.Components;

/// <summary>
/// Reads the components in the <c>training</c> section. One that is not written, or written without its id, is the default of its kind.
/// </summary>
/// <param name="catalog">What plugins brought.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class TrainingReader(IComponentCatalog catalog, ErrorCollector errors)
{
    private readonly ComponentReader reader = new(catalog, errors);

    /// <summary>The keys of the section that are components.</summary>
    public IReadOnlyList<ForeignKey> Keys =>
        [.. ExperimentKeys.TrainingComponents.Select(key => new ForeignKey(typeof(TrainingOptions), key.Key, (node, path) => Read(node, key.Value, path)))];

    /// <summary>The id of a component in the section that is written without one.</summary>
    public static string Default(ComponentKind kind) =>
        kind == ComponentKind.Optimizer ? OptimizationPlugin.DefaultOptimizer : OptimizationPlugin.DefaultSchedule;

    /// <summary>A section that was bound, with its components; null where a default is not there or needs options.</summary>
    public ConfiguredTraining? Complete(Variant training)
    {
        ArgumentNullException.ThrowIfNull(training);
        return Component(training, ExperimentKeys.Optimizer) is { } optimizer && Component(training, ExperimentKeys.Schedule) is { } schedule
            ? new ConfiguredTraining((TrainingOptions)training.Value!, optimizer, schedule)
            : null;
    }

    private ComponentSpec? Component(Variant training, string key)
    {
        if (training.Foreign.TryGetValue(key, out Variant? written))
        {
            return (ComponentSpec)written.Value!;
        }
        return Read(new MapNode([], training.Node.Position), ExperimentKeys.TrainingComponents[key], NodePath.Key(training.Path, key)) is [var unwritten]
            ? (ComponentSpec)unwritten.Value!
            : null;
    }

    private IReadOnlyList<Variant> Read(ConfigNode node, ComponentKind kind, string path) =>
    [
        .. reader.Read(WithId(node, kind), kind, path).Select(component => new Variant(
            new ComponentSpec(component.Descriptor, component.Options, component.Descriptor.Id), node, component.Path, Written(component))),
    ];

    // The id that nobody wrote has no position.
    private static ConfigNode WithId(ConfigNode node, ComponentKind kind) => node switch
    {
        MapNode map when map.Find(ExperimentKeys.Id) is null =>
            map.With(new MapEntry(ExperimentKeys.Id, map.Position, new ScalarNode(Default(kind), false, default))),
        SequenceNode list => list with { Items = [.. list.Items.Select(item => WithId(item, kind))] },
        _ => node,
    };

    private static IReadOnlyList<WrittenOption> Written(ComponentVariant component) => component.Position == default
        ? component.Written
        : [new WrittenOption(ExperimentKeys.Id, component.Descriptor.Id), .. component.Written];
}
