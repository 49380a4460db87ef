using System.Reflection;
using NebulaBench.Errors;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Options;

namespace NebulaBench.Host.Configuration.Binding;

/// <summary>Binds a map to an options record: known keys only, every value held against its rules, then the record as a whole.</summary>
/// <param name="errors">Takes what is wrong.</param>
/// <param name="foreign">Keys that others bind.</param>
public sealed class RecordBinder(ErrorCollector errors, params IReadOnlyList<ForeignKey> foreign)
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
        ForeignKey[] others = [.. foreign.Where(key => key.Record == options)];
        var written = new List<WrittenKey>();
        var places = new List<IReadOnlyList<Variant>>();
        foreach (MapEntry entry in map.Entries)
        {
            string entryPath = NodePath.Key(path, entry.Key);
            if (properties.FirstOrDefault(property => property.Key == entry.Key) is { } option)
            {
                written.Add(new WrittenKey(option.Key, option));
                places.Add(binder.BindOption(entry.Value, option, entryPath));
            }
            else if (others.FirstOrDefault(key => key.Key == entry.Key) is { } other)
            {
                written.Add(new WrittenKey(other.Key, null));
                places.Add(other.Bind(entry.Value, entryPath));
            }
            else
            {
                string[] known = [.. alsoKnown, .. properties.Select(property => property.Key), .. others.Select(key => key.Key)];
                UnknownKey.Report(entry, entryPath, known, errors);
            }
        }
        object defaults = Activator.CreateInstance(options)!;
        if (!HasAllRequired(defaults, properties.Where(option => written.All(key => key.Option != option)), map, path))
        {
            return [];
        }
        return [.. Product.For(places, map.Position, path, errors)
            .Select(chosen => TryMake(options, map, path, written, chosen)).OfType<Variant>()
            .Where(variant => rules.GoTogether(variant.Value!, map, path))];
    }

    // Setters and getters are code of plugins; what a getter gives is needed later, where nobody could say whose it is.
    private Variant? TryMake(Type options, MapNode map, string path, List<WrittenKey> keys, IReadOnlyList<Variant> chosen)
    {
        try
        {
            Variant made = Make(options, map, path, keys, chosen);
            keys.ForEach(key => key.Option?.Get(made.Value!));
            return made;
        }
        catch (TargetInvocationException failure)
        {
            errors.Add(ConfigurationCodes.Invalid, map.Position, path, $"the options {options.Name} failed: {FailureText.For(failure.InnerException!)}",
                $"tell the author of the plugin '{options.Assembly.GetName().Name}', or write other values");
            return null;
        }
    }

    private static Variant Make(Type options, MapNode map, string path, List<WrittenKey> keys, IReadOnlyList<Variant> chosen)
    {
        object record = Activator.CreateInstance(options)!;
        var texts = new List<WrittenOption>();
        var others = new Dictionary<string, Variant>();
        for (int i = 0; i < chosen.Count; i++)
        {
            if (keys[i].Option is { } option)
            {
                option.Set(record, chosen[i].Value);
            }
            else
            {
                others[keys[i].Key] = chosen[i];
            }
            texts.AddRange(chosen[i].Written.Select(written => written with { Key = NodePath.Key(keys[i].Key, written.Key) }));
        }
        return new Variant(record, map, path, texts) { Foreign = others };
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

    /// <summary>A key of the map.</summary>
    /// <param name="Key">The key.</param>
    /// <param name="Option">The option of the record; null where the key is foreign.</param>
    private sealed record WrittenKey(string Key, OptionProperty? Option);
}
