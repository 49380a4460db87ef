using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using NebulaBench.Host.Components;
using NebulaBench.Host.Options;

namespace NebulaBench.Host.Configuration.Schema;

/// <summary>Writes the data annotations that JSON schema has words for; the others are left to the program.</summary>
internal static class RuleSchema
{
    /// <summary>Whether a rule on a list speaks of its entries.</summary>
    public static bool IsForEntries(ValidationAttribute rule) =>
        rule is RangeAttribute or RegularExpressionAttribute or AllowedValuesAttribute or DeniedValuesAttribute;

    /// <summary>Adds a rule to the schema of a value.</summary>
    public static void Add(ValidationAttribute rule, JsonObject schema, bool isList)
    {
        switch (rule)
        {
            case RangeAttribute range:
                AddRange(new NumberRange(range), schema);
                break;
            case RegularExpressionAttribute pattern:
                schema["pattern"] = $"^(?:{pattern.Pattern})$";
                break;
            case AllowedValuesAttribute allowed:
                schema["enum"] = Values(allowed.Values);
                break;
            case DeniedValuesAttribute denied:
                schema["not"] = new JsonObject { ["enum"] = Values(denied.Values) };
                break;
            case MinLengthAttribute least:
                AddLength(schema, isList, least.Length, null);
                break;
            case MaxLengthAttribute most:
                AddLength(schema, isList, null, most.Length);
                break;
            case LengthAttribute both:
                AddLength(schema, isList, both.MinimumLength, both.MaximumLength);
                break;
            case StringLengthAttribute text:
                AddLength(schema, isList, text.MinimumLength, text.MaximumLength);
                break;
        }
    }

    private static void AddRange(NumberRange range, JsonObject schema)
    {
        if (range.Lowest is { } lowest)
        {
            schema[range.IsAboveLowest ? "exclusiveMinimum" : "minimum"] = lowest;
        }
        if (range.Highest is { } highest)
        {
            schema[range.IsBelowHighest ? "exclusiveMaximum" : "maximum"] = highest;
        }
    }

    private static void AddLength(JsonObject schema, bool isList, int? least, int? most)
    {
        string what = isList ? "Items" : "Length";
        if (least is { } atLeast)
        {
            schema["min" + what] = atLeast;
        }
        if (most is { } atMost)
        {
            schema["max" + what] = atMost;
        }
    }

    private static JsonArray Values(IEnumerable<object?> values) => [.. values.Select(value => JsonNode.Parse(CanonicalJson.For(value)))];
}
