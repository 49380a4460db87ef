namespace NebulaBench.Host.Configuration.Nodes;

/// <summary>Writes a node on one line, much as it was written.</summary>
public static class NodeText
{
    /// <summary>The node in YAML's flow style, scalars without quotes.</summary>
    public static string Of(ConfigNode node) => node switch
    {
        ScalarNode scalar => scalar.IsNull ? "null" : scalar.Text,
        SequenceNode sequence => $"[{string.Join(", ", sequence.Items.Select(Of))}]",
        MapNode map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Of(entry.Value)}"))}}}",
        _ => throw new ArgumentException($"Not a node: {node?.GetType()}", nameof(node)),
    };
}
