using System.Reflection;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Options;

namespace NebulaBench.Host.Configuration.Binding;

/// <summary>Binds a map to an options record: known keys only, every value held against its rules, then the record as a whole.</summary>
/// <param name="errors">Takes what is wrong.</param>
public sealed class RecordBinder(ErrorCollector errors)
{
    private readonly OptionRules rules = new(errors);

    /// <summary>All records that a map stands for.</summary>
    /// <param name="map">The map.</param>
    /// <param name="options">The record's type.</param>
    /// <param name="path">Where the map stands in the experiment.</param>
    /// <param name="binder">Binds the values.</param>
    /// <param name="alsoKnown">Keys known besides the record's own.</param>
    public IReadOnlyList<Variant> Bind(MapNode map, Type options, string path, OptionBinder binder, params IReadOnlyList<string> alsoKnown)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(binder);
        IReadOnlyList<OptionProperty> properties = OptionProperty.For(options);
        var written = new List<OptionProperty>();
        var places = new List<IReadOnlyList<Variant>>();
        foreach (MapEntry entry in map.Entries)
        {
            string entryPath = NodePath.Key(path, entry.Key);
            if (properties.FirstOrDefault(property => property.Key == entry.Key) is { } known)
            {
                written.Add(known);
                places.Add(binder.BindOption(entry.Value, known, entryPath));
            }
            else
            {
                UnknownKey.Report(entry, entryPath, [.. alsoKnown, .. properties.Select(property => property.Key)], errors);
            }
        }
        object defaults = Activator.CreateInstance(options)!;
        if (!HasAllRequired(defaults, properties.Except(written), map, path))
        {
            return [];
        }
        return [.. Product.For(places, map.Position, path, errors)
            .Select(chosen => TryMake(options, map, path, written, chosen)).OfType<Variant>()
            .Where(variant => rules.GoTogether(variant.Value!, map, path))];
    }

    // Setters and getters are code of plugins; what a getter gives is needed later, where nobody could say whose it is.
    private Variant? TryMake(Type options, MapNode map, string path, List<OptionProperty> properties, IReadOnlyList<Variant> chosen)
    {
        try
        {
            Variant made = Make(options, map, path, properties, chosen);
            properties.ForEach(property => property.Get(made.Value!));
            return made;
        }
        catch (TargetInvocationException failure)
        {
            errors.Add(ConfigurationCodes.Invalid, map.Position, path, $"the options {options.Name} failed: {FailureText.For(failure.InnerException!)}",
                $"tell the author of the plugin '{options.Assembly.GetName().Name}', or write other values");
            return null;
        }
    }

    private static Variant Make(Type options, MapNode map, string path, List<OptionProperty> properties, IReadOnlyList<Variant> chosen)
    {
        object record = Activator.CreateInstance(options)!;
        var texts = new List<WrittenOption>();
        for (int i = 0; i < chosen.Count; i++)
        {
            properties[i].Set(record, chosen[i].Value);
            texts.AddRange(chosen[i].Written.Select(option => option with { Key = NodePath.Key(properties[i].Key, option.Key) }));
        }
        return new Variant(record, map, path, texts);
    }

    private bool HasAllRequired(object defaults, IEnumerable<OptionProperty> unwritten, MapNode map, string path)
    {
        bool all = true;
        foreach (OptionProperty option in unwritten)
        {
            if (option.MustBeWritten(defaults))
            {
                errors.Add(ConfigurationCodes.MissingKey, map.Position, NodePath.Key(path, option.Key),
                    "is missing", $"write {option.Key}: {option.Type.Phrase}");
                all = false;
            }
        }
        return all;
    }
}
