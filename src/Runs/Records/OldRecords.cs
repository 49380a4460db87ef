using System.Text.Json;
using NebulaBench.Comparisons;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Records;

/// <summary>
/// What files of schema version 1 said before names became final: nothing that they hold is lost when they are read. Options of plugins from
/// elsewhere are left as they are.
/// </summary>
internal static class OldRecords
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["binarise"] = "binarize",
        ["binarise_seed"] = "binarize_seed",
        ["gravity_normalise"] = "gravity_normalize",
        ["initialisation"] = "initialization",
        ["initialise_after"] = "initialize_after",
        ["licence"] = "license",
        ["neighbourhood_samples"] = "neighborhood_samples",
        ["neighbours"] = "neighbors",
        ["normalise"] = "normalize",
    };

    private static readonly Dictionary<(string Key, string? Value), string> Values = new()
    {
        [("channels", "grey")] = "gray",
    };

    private static readonly Dictionary<string, string> Weights = new()
    {
        ["objective.centres"] = "objective.centers",
    };

    /// <summary>A record in today's words.</summary>
    public static JsonDocument Upgrade(JsonElement record)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            Write(json, record, "", "", isOurs: true);
        }
        return JsonDocument.Parse(stream.ToArray());
    }

    /// <summary>Weights under today's names.</summary>
    public static IReadOnlyDictionary<string, T> Upgrade<T>(IReadOnlyDictionary<string, T> weights) =>
        weights.ToDictionary(entry => Weights.GetValueOrDefault(entry.Key, entry.Key), entry => entry.Value);

    private static void Write(Utf8JsonWriter json, JsonElement value, string path, string key, bool isOurs)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                WriteProperties(json, value, path, isOurs && !IsForeign(value));
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                    Write(json, item, path, key, isOurs);
                json.WriteEndArray();
                break;
            case JsonValueKind.String when isOurs && Values.TryGetValue((key, value.GetString()), out string? today):
                json.WriteStringValue(today);
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static void WriteProperties(Utf8JsonWriter json, JsonElement value, string path, bool isOurs)
    {
        foreach (JsonProperty property in value.EnumerateObject())
        {
            string key = isOurs ? Keys.GetValueOrDefault(property.Name, property.Name) : property.Name;
            json.WritePropertyName(key);
            Write(json, property.Value, $"{path}/{key}", key, isOurs);
        }
        if (isOurs && path is "/spec/architecture" or "/spec/objective" && BaselineOf(value) is { } baseline)
            json.WriteString("baseline", RunJson.Name(baseline));
    }

    private static bool IsForeign(JsonElement component) =>
        component.TryGetProperty("plugin", out JsonElement plugin) && plugin.ValueKind == JsonValueKind.String
        && !plugin.GetString()!.StartsWith("NebulaBench.", StringComparison.Ordinal);

    // Before components said which baseline they bring, those of the suite were called as the baselines are.
    private static Baseline? BaselineOf(JsonElement component)
    {
        if (component.TryGetProperty("baseline", out _) || !component.TryGetProperty("id", out JsonElement id) || id.ValueKind != JsonValueKind.String)
            return null;
        foreach (Baseline baseline in Enum.GetValues<Baseline>())
        {
            if (id.ValueEquals(RunJson.Name(baseline)))
                return baseline;
        }
        return null;
    }
}
