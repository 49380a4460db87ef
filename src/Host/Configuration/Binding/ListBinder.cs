using System.Collections;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Options;

namespace NebulaBench.Host.Configuration.Binding;

/// <summary>Binds a list to an option that is one.</summary>
/// <param name="binder">Binds the entries.</param>
/// <param name="errors">Takes what is wrong.</param>
public sealed class ListBinder(OptionBinder binder, ErrorCollector errors)
{
    /// <summary>All lists that a node stands for; several where an entry is a map in which a list makes the product.</summary>
    public IReadOnlyList<Variant> Bind(SequenceNode list, OptionType type, string path)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(type);
        List<IReadOnlyList<Variant>> entries =
            [.. list.Items.Select((item, i) => binder.Bind(item, type.Element!, NodePath.Index(path, i)))];
        var variants = new List<Variant>();
        foreach (IReadOnlyList<Variant> chosen in Product.For(entries, list.Position, path, errors))
        {
            var items = new SequenceNode([.. chosen.Select(entry => entry.Node)], list.Position);
            variants.Add(new Variant(Make(type, chosen), items, path, [new WrittenOption("", NodeText.For(items))]));
        }
        return variants;
    }

    private static object Make(OptionType type, IReadOnlyList<Variant> entries)
    {
        var array = Array.CreateInstance(type.Element!.DeclaredType, entries.Count);
        for (int i = 0; i < entries.Count; i++)
        {
            array.SetValue(entries[i].Value, i);
        }
        bool isList = type.ClrType.IsGenericType && type.ClrType.GetGenericTypeDefinition() == typeof(List<>);
        return isList ? (IList)Activator.CreateInstance(type.ClrType, array)! : array;
    }
}
