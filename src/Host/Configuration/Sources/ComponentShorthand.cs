using NebulaBench.Host.Configuration.Nodes;

namespace NebulaBench.Host.Configuration.Sources;

/// <summary>Writes <c>dataset: mnist</c> out as <c>dataset: { id: mnist }</c>, so that everything after it sees one form.</summary>
public static class ComponentShorthand
{
    /// <summary>The experiment with every component as a map.</summary>
    public static MapNode Expand(MapNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return root with
        {
            Entries = [.. root.Entries.Select(Expand)],
        };
    }

    private static MapEntry Expand(MapEntry entry)
    {
        if (ExperimentKeys.Components.ContainsKey(entry.Key) || entry.Key == ExperimentKeys.Launcher)
        {
            return entry with { Value = Expand(entry.Value) };
        }
        if (entry.Key == ExperimentKeys.Training)
        {
            return entry with { Value = ExpandTraining(entry.Value) };
        }
        return entry.Key == ExperimentKeys.Evaluation && entry.Value is MapNode evaluation && evaluation.Find(ExperimentKeys.Metrics) is { } metrics
            ? entry with { Value = evaluation.With(metrics with { Value = Expand(metrics.Value) }) }
            : entry;
    }

    private static ConfigNode ExpandTraining(ConfigNode node) => node switch
    {
        MapNode training => training with
        {
            Entries =
            [
                .. training.Entries.Select(entry =>
                    ExperimentKeys.TrainingComponents.ContainsKey(entry.Key) ? entry with { Value = Expand(entry.Value) } : entry),
            ],
        },
        SequenceNode several => several with { Items = [.. several.Items.Select(ExpandTraining)] },
        _ => node,
    };

    private static ConfigNode Expand(ConfigNode node) => node switch
    {
        ScalarNode { IsNull: false } id => new MapNode([new MapEntry(ExperimentKeys.Id, id.Position, id)], id.Position),
        SequenceNode sequence => sequence with { Items = [.. sequence.Items.Select(item => item is SequenceNode ? item : Expand(item))] },
        _ => node,
    };
}
