using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Nodes;

/// <summary>A list.</summary>
/// <param name="Items">Its entries in order.</param>
/// <param name="Position">Where it begins.</param>
public sealed record SequenceNode(IReadOnlyList<ConfigNode> Items, SourcePosition Position) : ConfigNode(Position)
{
    /// <inheritdoc/>
    public override string Kind => "a list";

    /// <inheritdoc/>
    public override int Depth => 1 + Items.Select(item => item.Depth).DefaultIfEmpty().Max();
}
