using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace NebulaBench.Fuzzing.Tests.Harness;

/// <summary>What may happen to a value of a JSON file that stays JSON: most other edits end at its first bracket.</summary>
internal static class JsonEdits
{
    private static readonly string[] OddTexts =
        ["", "x", " ", "..", "/", "a/b", "NaN", "-Infinity", "nan", "\0", "\uFFFE", "\u202E", "\n", "\U0001F600", "=1+1", "<b>", "|", "%n", "{0}", "0", "cuda:9", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", new('x', 300)];

    private static readonly string[] OddNumbers =
        ["0", "1", "-1", "2", "0.5", "1e300", "-1e300", "1e-300", "100000", "2147483647", "-2147483648", "2147483648", "9223372036854775807", "9223372036854775808", "1e999"];

    private static readonly string[] OddValues =
        ["null", "true", "false", "{}", "[]", "[null]", "\"\"", "\"x\"", "0", "-1", "1.5", "{\"id\":\"x\"}", "{\"\":{}}", "[[[]]]", "[1,\"a\",null]"];

    /// <summary>The edits; they leave alone what is no JSON.</summary>
    public static Gen<Edit> Create() => Gen.Frequency(
        (6, Gen.Select(Places.Anywhere, Gen.OneOf(OddTexts), Gen.OneOf(OddNumbers), Gen.OneOf(OddValues), OfTheSameKind)),
        (2, Gen.Select(Places.Anywhere, Gen.OneOf(OddValues), (at, value) => Change(at, node => node.ReplaceWith(JsonNode.Parse(value))))),
        (2, Gen.Select(Places.Anywhere, (Func<Place, Edit>)(at => Change(at, Remove)))),
        (2, Gen.Select(Places.Anywhere, Places.Anywhere, Move)),
        (1, Gen.Select(Places.Anywhere, Gen.Int[1, 40], (at, depth) => Change(at, node => node.ReplaceWith(Nested(node, depth))))));

    private static Edit OfTheSameKind(Place at, string text, string number, string other) => Change(at, node => node.ReplaceWith(node.GetValueKind() switch
    {
        JsonValueKind.String => JsonValue.Create(text),
        JsonValueKind.Number => JsonNode.Parse(number),
        _ => JsonNode.Parse(other),
    }));

    private static Edit Change(Place at, Action<JsonNode> change) => input => Edited(input, root =>
    {
        List<JsonNode> nodes = Below(root);
        if (nodes.Count > 0)
        {
            change(nodes[at(nodes.Count - 1)]);
        }
    });

    // The value of one place goes to another.
    private static Edit Move(Place from, Place to) => input => Edited(input, root =>
    {
        List<JsonNode> nodes = Below(root);
        if (nodes.Count > 0)
        {
            nodes[to(nodes.Count - 1)].ReplaceWith(nodes[from(nodes.Count - 1)].DeepClone());
        }
    });

    private static byte[] Edited(byte[] input, Action<JsonNode> change)
    {
        try
        {
            JsonNode? root = JsonNode.Parse(input);
            if (root is not null)
            {
                change(root);
            }
            return JsonSerializer.SerializeToUtf8Bytes(root);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            return input;
        }
    }

    private static void Remove(JsonNode node)
    {
        if (node.Parent is JsonObject parent)
        {
            parent.Remove(node.GetPropertyName());
        }
        else
        {
            node.Parent!.AsArray().Remove(node);
        }
    }

    private static JsonNode Nested(JsonNode node, int depth)
    {
        JsonNode nested = node.DeepClone();
        for (int level = 0; level < depth; level++)
        {
            nested = new JsonArray(nested);
        }
        return nested;
    }

    private static List<JsonNode> Below(JsonNode root)
    {
        List<JsonNode> nodes = [];
        Collect(root);
        return nodes;

        void Collect(JsonNode? node)
        {
            IEnumerable<JsonNode?> children = node switch
            {
                JsonObject map => map.Select(entry => entry.Value),
                JsonArray list => list,
                _ => [],
            };
            foreach (JsonNode child in children.OfType<JsonNode>())
            {
                nodes.Add(child);
                Collect(child);
            }
        }
    }
}
