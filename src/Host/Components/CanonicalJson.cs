using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NebulaBench.Host.Options;

namespace NebulaBench.Host.Components;

/// <summary>
/// Writes options as JSON of which there is only one: keys sorted by their code points, every option there whether written or
/// default, numbers in their shortest form under the invariant culture, no white space. Equal options give equal text.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonWriterOptions Compact = new() { Indented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of an options record, of a value in one, of options as a run recorded them, or of a dictionary of such.</summary>
    public static string For(object? value) => For(value, _ => true);

    /// <summary>The same text without the options that change no result (<see cref="NebulaBench.Plugins.NonSemanticAttribute"/>).</summary>
    public static string OfResultsIn(object? value) => For(value, option => option.ChangesResults);

    private static string For(object? value, Func<OptionProperty, bool> counts)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Compact))
        {
            WriteValue(writer, value, counts);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, Func<OptionProperty, bool> counts)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case Enum member:
                json.WriteStringValue(OptionNames.For(member));
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                WriteNumber(json, number);
                break;
            case float number:
                WriteNumber(json, double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
                break;
            case JsonElement { ValueKind: JsonValueKind.Object } recorded:
                WriteRecord(json, recorded.EnumerateObject().Select(option => KeyValuePair.Create(option.Name, (object?)option.Value)), counts);
                break;
            case JsonElement { ValueKind: JsonValueKind.Array } recorded:
                WriteList(json, recorded.EnumerateArray(), counts);
                break;
            case JsonElement recorded:
                recorded.WriteTo(json);
                break;
            case IReadOnlyDictionary<string, object?> entries:
                WriteRecord(json, entries, counts);
                break;
            case IEnumerable items:
                WriteList(json, items, counts);
                break;
            default:
                IEnumerable<OptionProperty> options = OptionProperty.For(value.GetType()).Where(counts);
                WriteRecord(json, options.Select(option => KeyValuePair.Create(option.Key, option.Get(value))), counts);
                break;
        }
    }

    private static void WriteRecord(
        Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> entries, Func<OptionProperty, bool> counts)
    {
        json.WriteStartObject();
        foreach ((string key, object? value) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(key);
            WriteValue(json, value, counts);
        }
        json.WriteEndObject();
    }

    // A default need not be finite, and JSON has no word for what is not. Zero has one sign here.
    private static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumberValue(number == 0 ? 0 : number);
        }
        else
        {
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteList(Utf8JsonWriter json, IEnumerable items, Func<OptionProperty, bool> counts)
    {
        json.WriteStartArray();
        foreach (object? item in items)
        {
            WriteValue(json, item, counts);
        }
        json.WriteEndArray();
    }
}
