using System.Text.Json.Nodes;

namespace NebulaBench.Host.Configuration.Schema;

/// <summary>The few constructs of JSON schema that the schema of experiments is made of.</summary>
internal static class SchemaParts
{
    /// <summary>What a definition says.</summary>
    public static JsonObject Reference(string definition) => new() { ["$ref"] = "#/definitions/" + definition };

    /// <summary>
    /// What holds under a condition, and what otherwise. Preferred to <c>anyOf</c>, under which no validator can tell which alternative
    /// was meant, and so where the mistake is.
    /// </summary>
    public static JsonObject When(JsonObject condition, JsonNode then, JsonNode otherwise) =>
        new() { ["if"] = condition, ["then"] = then, ["else"] = otherwise };

    /// <summary>A value, or several of them in a list that makes the product.</summary>
    /// <param name="one">The value.</param>
    /// <param name="depth">How many lists lie in each other in one value.</param>
    public static JsonObject OneOrSeveral(JsonObject one, int depth = 0)
    {
        JsonObject several = new() { ["minItems"] = 1, ["items"] = one };
        JsonObject schema = When(ListDeeperThan(depth), several, one.DeepClone());
        return one.ContainsKey("enum") ? Suggesting(schema, (JsonObject)one.DeepClone()) : schema;
    }

    /// <summary>
    /// Names values for editors to suggest, which do not look for them under conditions. It forbids nothing.
    /// </summary>
    public static JsonObject Suggesting(JsonObject schema, JsonObject values)
    {
        schema["anyOf"] = new JsonArray(values, new JsonObject());
        return schema;
    }

    /// <summary>A value of a type.</summary>
    public static JsonObject OfType(params string[] types) =>
        new() { ["type"] = types is [var only] ? only : Names(types) };

    /// <summary>A list of names.</summary>
    public static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];

    private static JsonObject ListDeeperThan(int depth)
    {
        JsonObject list = OfType("array");
        if (depth > 0)
        {
            list["contains"] = ListDeeperThan(depth - 1);
        }
        return list;
    }
}
