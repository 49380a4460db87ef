using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NebulaBench.Runs.Files;

/// <summary>How a run folder writes JSON: the same spelling as experiment files (keys snake_case, names kebab-case).</summary>
public static class RunJson
{
    /// <summary>For files that people read: indented.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    /// <summary>For one value per line.</summary>
    public static JsonSerializerOptions Compact { get; } = Create(indented: false);

    /// <summary>A plugin's options, or the host's, as they are recorded: every option with its value, the untouched ones too.</summary>
    public static JsonElement Options(object options) => JsonSerializer.SerializeToElement(options, options.GetType(), OptionsFormat);

    /// <summary>An enumeration's value as files and messages spell it.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Reads a versioned file: first its version, then the rest.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">The highest schema version that is understood.</param>
    /// <param name="upgrade">Brings what earlier versions wrote to today's layout; null where it is the same.</param>
    public static T Read<T>(string file, int known, Func<JsonElement, JsonDocument>? upgrade = null)
    {
        using JsonDocument document = Parse(file);
        RequireText(document.RootElement, file); // first: to look a name up is to read others
        CheckVersion(document.RootElement, file, known);
        try
        {
            using JsonDocument? upgraded = upgrade?.Invoke(document.RootElement);
            return (upgraded ?? document).RootElement.Deserialize<T>(Indented) ?? throw RunErrors.Damaged(file, "the file holds null");
        }
        catch (JsonException failure)
        {
            string what = failure.Path is null or "$"
                ? "a required value is missing"
                : $"the value at {failure.Path} is incomplete or not of the expected kind";
            throw RunErrors.Damaged(file, what, failure);
        }
    }

    /// <summary>Options that a run recorded, as the type that holds them.</summary>
    /// <param name="options">The recorded options.</param>
    /// <param name="file">The file they are from.</param>
    public static T Options<T>(JsonElement options, string file)
    {
        try
        {
            return options.Deserialize<T>(Indented) ?? throw RunErrors.Damaged(file, "recorded options are null");
        }
        catch (JsonException failure)
        {
            throw RunErrors.Damaged(file, $"recorded options are not of the expected kind: {failure.Path}", failure);
        }
    }

    // JSON can spell half a letter (a lone surrogate), which is no text and fails wherever it is read first.
    private static void RequireText(JsonElement value, string file)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = Text(value.GetString, file);
                break;
            case JsonValueKind.Array:
                foreach (JsonElement element in value.EnumerateArray())
                    RequireText(element, file);
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    _ = Text(() => property.Name, file);
                    RequireText(property.Value, file);
                }

                break;
        }
    }

    private static string? Text(Func<string?> read, string file)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException failure)
        {
            throw RunErrors.Damaged(file, "it holds half a letter (a lone surrogate), which is no text", failure);
        }
    }

    private static JsonDocument Parse(string file)
    {
        try
        {
            return JsonDocument.Parse(HashedFile.Bytes(file));
        }
        catch (JsonException failure)
        {
            long line = (failure.LineNumber ?? 0) + 1, column = (failure.BytePositionInLine ?? 0) + 1;
            throw RunErrors.Damaged(file, $"not JSON, or cut short, at line {line}, byte {column}", failure);
        }
    }

    private static void CheckVersion(JsonElement root, string file, int known)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("schema_version", out JsonElement version)
            || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out int found))
            throw RunErrors.Damaged(file, "the file does not begin with a schema_version");
        if (found < 1 || found > known)
            throw RunErrors.UnknownSchema(file, found, known);
    }

    private static readonly JsonSerializerOptions OptionsFormat = new(Create(indented: false))
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static JsonSerializerOptions Create(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };
}
