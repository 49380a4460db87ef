using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Nodes;

/// <summary>A value of an experiment as it was written, before anything is known of its type.</summary>
/// <param name="Position">Where it begins.</param>
public abstract record ConfigNode(SourcePosition Position)
{
    /// <summary>What it is, for messages: <c>a map</c>, <c>a list</c> or <c>a single value</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>How many lists lie in each other: 0 for a single value or a map, 1 for a list, 2 for a list of lists.</summary>
    public virtual int Depth => 0;
}
