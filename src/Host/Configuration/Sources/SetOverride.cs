using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Sources;

/// <summary>
/// Applies <c>--set path=value</c>: the value, written as in the file, takes the place of what is at the path. Maps on the way to it
/// are made where they are missing; lists are not, and an entry of theirs must exist.
/// </summary>
public sealed class SetOverride
{
    private readonly ErrorCollector errors;
    private readonly string path;
    private readonly SourcePosition position;

    private SetOverride(string path, ErrorCollector errors)
    {
        this.path = path;
        this.errors = errors;
        position = new SourcePosition($"--set {path}");
        errors.AddSource(position.Source);
    }

    /// <summary>Applies one override.</summary>
    /// <param name="root">The experiment.</param>
    /// <param name="assignment">The override, <c>path=value</c>.</param>
    /// <param name="errors">Takes what is wrong with it.</param>
    /// <returns>The experiment with the value in its place, or as it was.</returns>
    public static MapNode Apply(MapNode root, string assignment, ErrorCollector errors)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        int equals = assignment.IndexOf('=', StringComparison.Ordinal);
        string path = equals < 0 ? assignment : assignment[..equals].Trim();
        var set = new SetOverride(path, errors);
        if (equals < 0 || OverridePath.Parse(path) is not { } steps)
        {
            set.Refuse(ConfigurationCodes.OverrideForm, "",
                "is not of the form path=value", "write for instance --set training.epochs=2 or --set objective[1].anchors=20");
            return root;
        }
        if (steps[0].Key == ExperimentKeys.Extends)
        {
            set.Refuse(ConfigurationCodes.OverridePath, path, "what a file extends cannot be set", "set the options themselves");
            return root;
        }
        ConfigNode? value = YamlReader.ReadValue(assignment[(equals + 1)..], set.position.Source, path, errors);
        return value is not null && set.Place(root, [.. steps], "", value) is MapNode changed ? ComponentShorthand.Expand(changed) : root;
    }

    private ConfigNode? Place(ConfigNode? node, ReadOnlySpan<OverrideStep> steps, string reached, ConfigNode value)
    {
        if (steps.IsEmpty)
        {
            return value;
        }
        return steps[0].Key is { } key
            ? PlaceInMap(node, key, steps[1..], reached, value)
            : PlaceInList(node, steps[0].Index, steps[1..], reached, value);
    }

    private MapNode? PlaceInMap(ConfigNode? node, string key, ReadOnlySpan<OverrideStep> rest, string reached, ConfigNode value)
    {
        switch (node)
        {
            case null or ScalarNode { IsNull: true } or MapNode:
                MapNode map = node as MapNode ?? new MapNode([], position);
                return Place(map.Find(key)?.Value, rest, NodePath.Key(reached, key), value) is { } placed
                    ? map.With(new MapEntry(key, position, placed))
                    : null;
            case SequenceNode list:
                string entries = list.Items.Count == 1 ? "1 entry" : FormattableString.Invariant($"{list.Items.Count} entries");
                Refuse(ConfigurationCodes.OverridePath, path,
                    $"{reached} is a list of {entries}", $"say which one: {NodePath.Index(reached, 0)}.{key}");
                return null;
            default:
                Refuse(ConfigurationCodes.OverridePath, path, $"{reached} is {node.Kind} and has no keys", $"set {reached} itself");
                return null;
        }
    }

    private SequenceNode? PlaceInList(ConfigNode? node, int index, ReadOnlySpan<OverrideStep> rest, string reached, ConfigNode value)
    {
        if (node is not SequenceNode list)
        {
            string problem = node is null ? $"there is no {reached}" : $"{reached} is {node.Kind}, not a list";
            Refuse(ConfigurationCodes.OverridePath, path, problem, $"set {reached} itself, or a key of it");
            return null;
        }
        if (index >= list.Items.Count)
        {
            string last = NodePath.Index(reached, list.Items.Count - 1);
            string remedy = list.Items.Count == 0 ? $"set {reached} itself" : $"the last one is {last}";
            Refuse(ConfigurationCodes.OverridePath, path, $"there is no {NodePath.Index(reached, index)}", remedy);
            return null;
        }
        return Place(list.Items[index], rest, NodePath.Index(reached, index), value) is { } placed
            ? list with { Items = [.. list.Items.Select((item, i) => i == index ? placed : item)] }
            : null;
    }

    private void Refuse(string code, string where, string problem, string remedy) => errors.Add(code, position, where, problem, remedy);
}
