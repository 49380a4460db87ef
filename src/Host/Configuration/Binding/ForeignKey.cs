using NebulaBench.Host.Configuration.Nodes;

namespace NebulaBench.Host.Configuration.Binding;

/// <summary>A key that is written among the options of a record, but bound by somebody else.</summary>
/// <param name="Record">The record's type.</param>
/// <param name="Key">The key.</param>
/// <param name="Bind">Gives everything that its node, at a path, stands for.</param>
public sealed record ForeignKey(Type Record, string Key, Func<ConfigNode, string, IReadOnlyList<Variant>> Bind);
