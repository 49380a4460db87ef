using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Docs.Tests.Schema;

/// <summary>
/// A YAML file as an editor sees it: its values typed by YAML 1.2 alone, whatever an option would make of them, and the line of each
/// by its JSON pointer.
/// </summary>
internal sealed partial class YamlAsEditors
{
    private readonly Dictionary<string, int> keyLines = [];
    private readonly Dictionary<string, int> valueLines = [];

    public YamlAsEditors(string text)
    {
        var errors = new ErrorCollector();
        ConfigNode root = YamlReader.ReadFile(text, "file", errors) ?? throw new ArgumentException(string.Join('\n', errors.Sorted()));
        Root = Read(root, "", root.Position.Line);
    }

    public JsonNode? Root { get; }

    /// <summary>The line of a value, or of the key that has it.</summary>
    public int Line(string pointer, bool ofKey) => (ofKey ? keyLines : valueLines)[pointer];

    private JsonNode? Read(ConfigNode node, string pointer, int keyLine)
    {
        keyLines[pointer] = keyLine;
        valueLines[pointer] = node.Position.Line;
        return node switch
        {
            MapNode map => new JsonObject(map.Entries.Select(entry =>
                KeyValuePair.Create(entry.Key, Read(entry.Value, $"{pointer}/{entry.Key}", entry.KeyPosition.Line)))),
            SequenceNode list => new JsonArray(
                [.. list.Items.Select((item, i) => Read(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"), item.Position.Line))]),
            ScalarNode { IsNull: true } => null,
            ScalarNode { IsPlain: true, Text: "true" or "false" } truth => JsonValue.Create(truth.Text == "true"),
            ScalarNode { IsPlain: true } number when Whole().IsMatch(number.Text) => JsonValue.Create(long.Parse(number.Text, CultureInfo.InvariantCulture)),
            ScalarNode { IsPlain: true } number when Number().IsMatch(number.Text) =>
                JsonValue.Create(double.Parse(number.Text, CultureInfo.InvariantCulture)),
            _ => JsonValue.Create(((ScalarNode)node).Text),
        };
    }

    [GeneratedRegex(@"^[-+]?[0-9]+\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Number();
}
