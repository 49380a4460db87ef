namespace NebulaBench.Host.Configuration.Nodes;

/// <summary>Writes a node on one line, much as it was written.</summary>
public static class NodeText
{
    /// <summary>The node in YAML's flow style, scalars without quotes.</summary>
    public static string For(ConfigNode node) => node switch
    {
        ScalarNode scalar => scalar.IsNull ? "null" : scalar.Text,
        SequenceNode sequence => $"[{string.Join(", ", sequence.Items.Select(For))}]",
        MapNode map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {For(entry.Value)}"))}}}",
        _ => throw new ArgumentException($"Not a node: {node?.GetType()}", nameof(node)),
    };
}
