using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Binding;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Components;

/// <summary>
/// Reads components: finds each in the catalog by its id and binds its remaining keys to the plugin's own options. Lists of
/// components, of ids and of option values make the product.
/// </summary>
/// <param name="catalog">What plugins brought.</param>
/// <param name="errors">Takes what is wrong.</param>
public sealed class ComponentReader(IComponentCatalog catalog, ErrorCollector errors)
{
    private const int LongestLabel = 200;

    private readonly OptionBinder binder = new(errors);

    /// <summary>All components that a node stands for.</summary>
    public IReadOnlyList<ComponentVariant> Read(ConfigNode node, ComponentKind kind, string path)
    {
        switch (node)
        {
            case MapNode map:
                return ReadMap(map, kind, path);
            case SequenceNode { Items.Count: 0 }:
                errors.Add(ConfigurationCodes.EmptyList, node.Position, path,
                    "the list is empty, which leaves nothing to run", $"name {KindText.One(kind)}, or several of them in a list");
                return [];
            case SequenceNode list when !list.Items.Any(item => item is SequenceNode):
                return [.. list.Items.SelectMany((item, i) => Read(item, kind, NodePath.Index(path, i)))];
            case SequenceNode:
                errors.Add(ConfigurationCodes.WrongType, node.Position, path,
                    "is a list inside a list", $"write one list of all {KindText.Several(kind)}");
                return [];
            default:
                errors.Add(ConfigurationCodes.MissingId, node.Position, path,
                    $"names no {KindText.For(kind)}", $"write {{ id: … }}; {Known(kind)}");
                return [];
        }
    }

    private List<ComponentVariant> ReadMap(MapNode map, ComponentKind kind, string path)
    {
        string? label = HasLabel(kind) ? ReadLabel(map.Find(ExperimentKeys.Label), path) : null;
        string idPath = NodePath.Key(path, ExperimentKeys.Id);
        switch (map.Find(ExperimentKeys.Id)?.Value)
        {
            case ScalarNode { IsNull: false } id:
                return Bind(map, id, label, kind, path, idPath);
            case SequenceNode { Items.Count: > 0 } ids when ids.Items.All(item => item is ScalarNode { IsNull: false }):
                return [.. ids.Items.Cast<ScalarNode>().SelectMany((id, i) => Bind(map, id, label, kind, path, NodePath.Index(idPath, i)))];
            case null:
                errors.Add(ConfigurationCodes.MissingId, map.Position, path, "has no id", $"write {{ id: … }}; {Known(kind)}");
                return [];
            case var other:
                errors.Add(ConfigurationCodes.WrongType, other.Position, idPath, "is not an id", $"write {{ id: … }}; {Known(kind)}");
                return [];
        }
    }

    private List<ComponentVariant> Bind(MapNode map, ScalarNode id, string? label, ComponentKind kind, string path, string idPath)
    {
        if (catalog.Find(kind, id.Text) is not { } descriptor)
        {
            errors.Add(ConfigurationCodes.UnknownId, id.Position, idPath,
                $"there is no {KindText.For(kind)} '{id.Text}'", UnknownIdRemedy(id.Text, kind));
            return [];
        }
        string[] own = HasLabel(kind) ? [ExperimentKeys.Id, ExperimentKeys.Label] : [ExperimentKeys.Id];
        return [.. binder.BindRecord(map.Without(own), descriptor.Options, path, own)
            .Select(variant => new ComponentVariant(descriptor, label, variant.Value!, variant.Written, id.Position, path))];
    }

    /// <summary>Whether components of a kind may be given a label; reports name those in <c>training</c> by their options.</summary>
    public static bool HasLabel(ComponentKind kind) => kind is not (ComponentKind.Optimizer or ComponentKind.Schedule);

    private string? ReadLabel(MapEntry? entry, string path)
    {
        switch (entry?.Value)
        {
            case null:
                return null;
            case ScalarNode { IsNull: false } label when !string.IsNullOrWhiteSpace(label.Text) && label.Text.Length <= LongestLabel && !label.Text.Any(char.IsControl):
                return label.Text;
            default:
                errors.Add(ConfigurationCodes.WrongType, entry.Value.Position, NodePath.Key(path, ExperimentKeys.Label),
                    "is not a label", $"write a text of at most {LongestLabel} characters, on one line and without control characters");
                return null;
        }
    }

    private string UnknownIdRemedy(string id, ComponentKind kind)
    {
        ComponentDescriptor? namesake = catalog.Components.FirstOrDefault(component => component.Id == id);
        string hint = namesake is null ? "" : $"'{id}' is {KindText.One(namesake.Kind)}; ";
        string skipped = catalog.WhyMissing(kind, id) is { } reason ? $"; {reason}" : "";
        return hint + Suggestion.Remedy(id, Ids(kind), Title(kind)) + skipped;
    }

    private string Known(ComponentKind kind) =>
        Ids(kind) is { Length: > 0 } ids ? $"{Title(kind)}: {string.Join(", ", ids)}" : $"there are no {Title(kind)}";

    // The suite's own metrics have no options, and are too many to be listed.
    private string[] Ids(ComponentKind kind) =>
        [.. catalog.Components
            .Where(component => component.Kind == kind && (kind != ComponentKind.Metric || MetricsReader.IsPlugins(component)))
            .Select(component => component.Id)
            .Order(StringComparer.Ordinal)];

    private static string Title(ComponentKind kind) => "known " + KindText.Several(kind);
}
