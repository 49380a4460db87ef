using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.Options;

namespace NebulaBench.Host.Configuration.Schema;

/// <summary>Writes the schema of options from the types that bind them.</summary>
/// <param name="definitions">Takes the records, each under the path of the option that holds it.</param>
/// <param name="makesProduct">Whether a list where an option has none stands for several values.</param>
internal sealed class OptionSchema(JsonObject definitions, bool makesProduct)
{
    /// <summary>The keys of a record, each with the schema of its value.</summary>
    public JsonObject Properties(Type options, object defaults, string path) =>
        new(OptionProperty.For(options).Select(option => KeyValuePair.Create(option.Key, (JsonNode?)Of(option, defaults, path))));

    /// <summary>The keys of a component's options that must be written.</summary>
    public static JsonArray Required(Type options) => Required(options, Activator.CreateInstance(options)!);

    /// <summary>The schema of an option: its value, or several in a list, with its description and default.</summary>
    public JsonObject Of(OptionProperty option, object defaults, string path)
    {
        object? value = option.Get(defaults);
        JsonObject one = option.Type.Kind == OptionKind.Record
            ? Record(option.Type, value, NodePath.Key(path, option.Key))
            : Value(option.Type, option.Rules);
        JsonObject schema = makesProduct ? SchemaParts.OneOrSeveral(one, option.Type.Depth) : one;
        if (option.Description.Length > 0)
        {
            schema["description"] = option.Description;
        }
        if (!option.MustBeWritten(defaults) && option.Type.Kind != OptionKind.Record && value is not null)
        {
            schema["default"] = JsonNode.Parse(CanonicalJson.For(value));
        }
        return schema;
    }

    private static JsonArray Required(Type options, object defaults) =>
        SchemaParts.Names(OptionProperty.For(options).Where(option => option.MustBeWritten(defaults)).Select(option => option.Key));

    private JsonObject Record(OptionType type, object? value, string path)
    {
        object defaults = value ?? Activator.CreateInstance(type.ClrType)!;
        definitions[path] = new JsonObject
        {
            ["type"] = type.IsNullable ? SchemaParts.Names(["object", "null"]) : "object",
            ["properties"] = Properties(type.ClrType, defaults, path),
            ["required"] = Required(type.ClrType, defaults),
            ["additionalProperties"] = false,
        };

        // Beside a reference nothing counts, so it stands alone.
        return new JsonObject { ["allOf"] = new JsonArray(SchemaParts.Reference(path)) };
    }

    private JsonObject Value(OptionType type, IReadOnlyList<ValidationAttribute> rules)
    {
        bool isList = type.Kind == OptionKind.List;
        JsonObject schema = SchemaParts.OfType([.. Names(type), .. type.IsNullable ? (string[])["null"] : []]);
        if (type.Kind == OptionKind.Choice)
        {
            schema = new JsonObject { ["enum"] = Choices(type) };
        }
        if (type.Element is { } element)
        {
            schema["items"] = element.Kind == OptionKind.Record
                ? Record(element, null, element.ClrType.FullName!)
                : Value(element, [.. rules.Where(RuleSchema.IsForEntries)]);
        }
        foreach (ValidationAttribute rule in rules.Where(rule => !isList || !RuleSchema.IsForEntries(rule)))
        {
            RuleSchema.Add(rule, schema, isList);
        }
        return schema;
    }

    // A name such as 2 is a number to YAML.
    private static JsonArray Choices(OptionType type) =>
    [
        .. type.ChoiceNames.Select(name => JsonValue.Create(name)),
        .. type.ChoiceNames.Where(name => name.All(char.IsAsciiDigit)).Select(name => JsonNode.Parse(name)),
        .. type.IsNullable ? (JsonNode?[])[null] : [],
    ];

    // What is no text in YAML, such as 2024, is one where the option is a text.
    private static string[] Names(OptionType type) => type.Kind switch
    {
        OptionKind.Truth => ["boolean"],
        OptionKind.Whole => ["integer"],
        OptionKind.Number => ["number"],
        OptionKind.List => ["array"],
        OptionKind.Text => ["string", "number", "boolean"],
        _ => ["object"],
    };
}
