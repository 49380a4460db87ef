using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Options;

namespace NebulaBench.Host.Configuration.Binding;

/// <summary>
/// Binds nodes to values of a type. A list where the type has none stands for several values: the result is every value the node
/// stands for, the last list written varying fastest. Nothing comes back where there was an error.
/// </summary>
/// <param name="errors">Takes what is wrong.</param>
/// <param name="foreign">Keys of records that others bind.</param>
public sealed class OptionBinder(ErrorCollector errors, params IReadOnlyList<ForeignKey> foreign)
{
    private readonly ScalarBinder scalars = new(errors);
    private readonly RecordBinder records = new(errors, foreign);
    private readonly OptionRules rules = new(errors);

    /// <summary>All values that a node stands for.</summary>
    /// <param name="node">The node.</param>
    /// <param name="type">The type to bind to.</param>
    /// <param name="path">Where the node stands in the experiment.</param>
    public IReadOnlyList<Variant> Bind(ConfigNode node, OptionType type, string path)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (node is SequenceNode product && product.Depth > type.Depth)
        {
            return BindProduct(product, type, path);
        }
        switch (node)
        {
            case var _ when type.Kind == OptionKind.Unsupported:
                errors.Add(ConfigurationCodes.UnsupportedType, node.Position, path,
                    $"the option is of the type {type.ClrType.Name}, which no file can express",
                    "leave it out and tell the plugin's author");
                return [];
            case ScalarNode { IsNull: true }:
                return BindNothing(node, type, path);
            case SequenceNode list:
                return new ListBinder(this, errors).Bind(list, type, path);
            case MapNode map when type.Kind == OptionKind.Record:
                return records.Bind(map, type.ClrType, path, this);
            case ScalarNode scalar when type.Kind is not (OptionKind.List or OptionKind.Record):
                return scalars.Bind(scalar, type, path) is { } value ? [Leaf(value, node, path)] : [];
            default:
                return Mismatch(node, type, path);
        }
    }

    /// <summary>All values that a node stands for, held against the rules of the option they are for.</summary>
    public IReadOnlyList<Variant> BindOption(ConfigNode node, OptionProperty option, string path)
    {
        ArgumentNullException.ThrowIfNull(option);
        return [.. Bind(node, option.Type, path).Where(variant => rules.Hold(variant, option))];
    }

    /// <summary>All options records that a map stands for, its keys being those of the record and some of the caller's own.</summary>
    /// <param name="map">The record's keys alone.</param>
    /// <param name="options">The record's type.</param>
    /// <param name="path">Where the map stands in the experiment.</param>
    /// <param name="alsoKnown">Keys that the caller has taken out of the map, to be listed with the record's own.</param>
    public IReadOnlyList<Variant> BindRecord(MapNode map, Type options, string path, params IReadOnlyList<string> alsoKnown) =>
        records.Bind(map, options, path, this, alsoKnown);

    private List<Variant> BindProduct(SequenceNode product, OptionType type, string path)
    {
        if (product.Items.Count == 0)
        {
            errors.Add(ConfigurationCodes.EmptyList, product.Position, path,
                "the list is empty, which leaves nothing to run", $"write {type.Phrase}, or several of them in a list");
        }
        var variants = new List<Variant>();
        for (int i = 0; i < product.Items.Count; i++)
        {
            string itemPath = NodePath.Index(path, i);
            if (product.Items[i] is SequenceNode nested && nested.Depth > type.Depth)
            {
                errors.Add(ConfigurationCodes.WrongType, nested.Position, itemPath,
                    $"is a list inside a list, but must be {type.Phrase}", "write one list of all values");
                continue;
            }
            variants.AddRange(Bind(product.Items[i], type, itemPath));
        }
        return variants;
    }

    private List<Variant> BindNothing(ConfigNode node, OptionType type, string path)
    {
        if (type.IsNullable)
        {
            return [Leaf(null, node, path)];
        }
        errors.Add(ConfigurationCodes.WrongType, node.Position, path, "has no value", $"write {type.Phrase}, or remove the key");
        return [];
    }

    private static Variant Leaf(object? value, ConfigNode node, string path) =>
        new(value, node, path, [new WrittenOption("", NodeText.For(node))]);

    private List<Variant> Mismatch(ConfigNode node, OptionType type, string path)
    {
        string remedy = type.Kind switch
        {
            OptionKind.List when node is ScalarNode scalar => $"write {ListText.Suggest(scalar, type)}",
            OptionKind.Record => "write { key: value }",
            _ => $"write {type.Phrase}",
        };
        errors.Add(ConfigurationCodes.WrongType, node.Position, path, $"is {node.Kind}, but must be {type.Phrase}", remedy);
        return [];
    }
}
