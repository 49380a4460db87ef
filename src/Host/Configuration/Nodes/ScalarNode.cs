using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Nodes;

/// <summary>A single value.</summary>
/// <param name="Text">The value without its quotes.</param>
/// <param name="IsPlain">Whether it was written without quotes; only then it can be a number, a truth value or nothing.</param>
/// <param name="Position">Where it begins.</param>
public sealed record ScalarNode(string Text, bool IsPlain, SourcePosition Position) : ConfigNode(Position)
{
    /// <inheritdoc/>
    public override string Kind => "a single value";

    /// <summary>Whether it stands for nothing: empty, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}
