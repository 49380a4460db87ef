using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.Options;

namespace NebulaBench.Host.Configuration;

/// <summary>What a user is told of an option.</summary>
/// <param name="Key">Its key, with those of the maps it lies in: <c>optimizer.learning_rate</c>.</param>
/// <param name="Type">What its value is, such as <c>a whole number</c>.</param>
/// <param name="Range">What its value must keep to, such as <c>at least 1</c>; empty where anything goes.</param>
/// <param name="Default">The value it has when it is not written, as a file would hold it; <c>required</c> where it must be.</param>
/// <param name="Description">What it does.</param>
public sealed record OptionDescription(string Key, string Type, string Range, string Default, string Description)
{
    /// <summary>All options of a record, those of records inside it after the key they lie under.</summary>
    public static IReadOnlyList<OptionDescription> For(Type options) => For(options, Activator.CreateInstance(options)!, "");

    private static List<OptionDescription> For(Type type, object defaults, string prefix)
    {
        var all = new List<OptionDescription>();
        foreach (OptionProperty option in OptionProperty.For(type))
        {
            string key = NodePath.Key(prefix, option.Key);
            object? value = option.Get(defaults);
            if (option.Type.Kind != OptionKind.Record || option.Type.IsNullable)
            {
                all.Add(new OptionDescription(key, option.Type.Phrase, Limits(option), DefaultText(option, defaults), option.Description));
            }
            if (option.Type.Kind == OptionKind.Record)
            {
                all.AddRange(For(option.Type.ClrType, value ?? Activator.CreateInstance(option.Type.ClrType)!, key));
            }
        }
        return all;
    }

    private static string Limits(OptionProperty option) =>
        string.Join(", ", option.Rules
            .Select(rule => RuleText.Limits(rule))
            .Where(limits => limits is not (null or "any")));

    private static string DefaultText(OptionProperty option, object defaults) => option switch
    {
        _ when option.MustBeWritten(defaults) => "required",
        { Type.Kind: OptionKind.Record } => option.Get(defaults) is null ? "none" : "given",
        _ => ValueText.For(option.Get(defaults)),
    };
}
