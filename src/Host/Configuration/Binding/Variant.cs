using NebulaBench.Host.Configuration.Nodes;

namespace NebulaBench.Host.Configuration.Binding;

/// <summary>One of the values that a node stands for: the only one, or one of several where a list makes the product.</summary>
/// <param name="Value">The bound value.</param>
/// <param name="Node">What it was bound from.</param>
/// <param name="Path">Where that stands in the experiment.</param>
/// <param name="Written">The options below it that were written down, lists of the product resolved.</param>
public sealed record Variant(object? Value, ConfigNode Node, string Path, IReadOnlyList<WrittenOption> Written)
{
    /// <summary>What was written under the foreign keys of a record, by key; see <see cref="ForeignKey"/>.</summary>
    public IReadOnlyDictionary<string, Variant> Foreign { get; init; } = System.Collections.Frozen.FrozenDictionary<string, Variant>.Empty;
}

/// <summary>An option as somebody wrote it.</summary>
/// <param name="Key">Its key relative to the component or section, such as <c>metric.order</c>.</param>
/// <param name="Text">Its value as written.</param>
public sealed record WrittenOption(string Key, string Text);
