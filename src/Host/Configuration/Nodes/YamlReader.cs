using NebulaBench.Host.ConfigurationErrors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NebulaBench.Host.Configuration.Nodes;

/// <summary>
/// Reads one YAML document into nodes. The subset is deliberate: one document, keys that are texts, no anchors, aliases, merge keys or
/// tags. What is left means the same to every reader, and every value has exactly one place it came from.
/// </summary>
public sealed class YamlReader
{
    private const int DeepestNesting = 64;

    // Aliases are refused; what they stand for is put in their place only so that nothing else seems wrong there, and not without end.
    private const int MostAliased = 10_000;

    private readonly ErrorCollector errors;
    private readonly string source;
    private readonly string rootPath;
    private readonly bool hasLines;
    private readonly Parser parser;
    private readonly Dictionary<string, (ConfigNode Node, int Size, int Height)> anchored = [];
    private int nodes, aliased;
    private int deepest;
    private SourcePosition reached;

    private YamlReader(string text, string source, string rootPath, bool hasLines, ErrorCollector errors)
    {
        this.rootPath = rootPath;
        this.source = source;
        this.hasLines = hasLines;
        this.errors = errors;
        parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        reached = new SourcePosition(source, hasLines ? 1 : 0, hasLines ? 1 : 0);
    }

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">The file, for positions.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The document, or null where it cannot be read or there is none.</returns>
    public static ConfigNode? ReadFile(string text, string source, ErrorCollector errors) =>
        new YamlReader(text, source, "", hasLines: true, errors).Read(text);

    /// <summary>Reads the value of an override, in which lines do not count.</summary>
    /// <param name="text">The value.</param>
    /// <param name="source">The override, for positions.</param>
    /// <param name="path">The option it sets.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <returns>The value, nothing where the text is empty, or null where it cannot be read.</returns>
    public static ConfigNode? ReadValue(string text, string source, string path, ErrorCollector errors) =>
        new YamlReader(text, source, path, hasLines: false, errors).Read(text);

    private ConfigNode? Read(string text)
    {
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return ReadNothing();
            }
            parser.Consume<DocumentStart>();
            ConfigNode root = ReadNode(0, rootPath);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out DocumentStart? second))
            {
                errors.Add(ConfigurationCodes.SeveralDocuments, At(second.Start), "", "a second document begins here",
                    "keep one document per file and remove the line ---");
            }
            return root;
        }
        catch (Exception failure)
        {
            // YamlDotNet 18 leaves an InvalidOperationException behind for some unclosed brackets.
            YamlFailure.Report(failure, text, reached, errors);
            return null;
        }
    }

    private ScalarNode? ReadNothing()
    {
        if (!hasLines)
        {
            return new ScalarNode("", IsPlain: true, reached);
        }
        errors.Add(ConfigurationCodes.Empty, reached, "", "the file is empty",
            "write at least name, dataset, architecture, objective and latent_dimension");
        return null;
    }

    private ConfigNode ReadNode(int depth, string path)
    {
        string? anchor = (parser.Current as NodeEvent)?.Anchor is { IsEmpty: false } name ? name.Value : null;
        int before = nodes++, above = deepest;
        deepest = depth;
        ConfigNode node = ReadPlainNode(depth, path);
        if (anchor is not null)
        {
            anchored[anchor] = (node, nodes - before, deepest - depth);
        }
        deepest = Math.Max(deepest, above);
        return node;
    }

    private ConfigNode ReadPlainNode(int depth, string path)
    {
        SourcePosition position = At(parser.Current!.Start);
        reached = position;
        if (depth > DeepestNesting)
        {
            throw new YamlException(parser.Current.Start, parser.Current.End, $"Nested more than {DeepestNesting} levels deep.");
        }
        if (parser.Current is NodeEvent node)
        {
            RefuseDecorations(node, position, path);
        }
        if (parser.TryConsume<Scalar>(out Scalar? scalar))
        {
            return new ScalarNode(scalar.Value, scalar.Style == ScalarStyle.Plain, position);
        }
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<ConfigNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode(depth + 1, NodePath.Index(path, items.Count)));
            }
            return new SequenceNode(items, position);
        }
        if (parser.TryConsume<MappingStart>(out _))
        {
            return ReadMap(position, depth, path);
        }
        AnchorAlias alias = parser.Consume<AnchorAlias>();
        Refuse(position, path,
            $"the alias '*{alias.Value}' is not supported", "write the value again, or put what files share into one they extend");
        // The file is refused, but the value keeps its place free of errors that are none.
        if (!anchored.TryGetValue(alias.Value.Value, out (ConfigNode Node, int Size, int Height) meant)
            || aliased + meant.Size > MostAliased || depth + meant.Height > DeepestNesting)
        {
            return new ScalarNode("", IsPlain: true, position);
        }
        nodes += meant.Size;
        aliased += meant.Size;
        deepest = Math.Max(deepest, depth + meant.Height);
        return meant.Node;
    }

    private MapNode ReadMap(SourcePosition position, int depth, string path)
    {
        var entries = new List<MapEntry>();
        var byKey = new Dictionary<string, MapEntry>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            ConfigNode key = ReadNode(depth + 1, path);
            string keyPath = NodePath.Key(path, key is ScalarNode scalar ? scalar.Text : "");
            ConfigNode value = ReadNode(depth + 1, keyPath);
            if (key is not ScalarNode { IsNull: false } name)
            {
                Refuse(key.Position, path, "a key must be a text", "write key: value");
            }
            else if (name.Text == "<<" && name.IsPlain)
            {
                Refuse(key.Position, path,
                    "the merge key '<<' is not supported", "write the keys again, or put what files share into one they extend");
            }
            else if (byKey.TryGetValue(name.Text, out MapEntry? first))
            {
                string where = hasLines ? FormattableString.Invariant($" (first in line {first.KeyPosition.Line})") : "";
                errors.Add(ConfigurationCodes.DuplicateKey, key.Position, keyPath,
                    $"the key '{name.Text}' is given twice{where}", "keep one of the two");
            }
            else
            {
                var entry = new MapEntry(name.Text, key.Position, value);
                entries.Add(entry);
                byKey.Add(name.Text, entry);
            }
        }
        return new MapNode(entries, position);
    }

    private void RefuseDecorations(NodeEvent node, SourcePosition position, string path)
    {
        if (!node.Anchor.IsEmpty)
        {
            Refuse(position, path,
                $"the anchor '&{node.Anchor.Value}' is not supported", "remove it; what files share goes into one they extend");
        }
        if (!node.Tag.IsEmpty)
        {
            Refuse(position, path, $"the tag '{node.Tag.Value}' is not supported", "remove it; the type follows from the option");
        }
    }

    private void Refuse(SourcePosition position, string path, string problem, string remedy) =>
        errors.Add(ConfigurationCodes.Unsupported, position, path, problem, remedy);

    private SourcePosition At(Mark mark) =>
        hasLines ? new SourcePosition(source, (int)mark.Line, (int)mark.Column) : new SourcePosition(source);
}
