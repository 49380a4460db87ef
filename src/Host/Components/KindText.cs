namespace NebulaBench.Host.Components;

/// <summary>What messages call the kinds of components.</summary>
public static class KindText
{
    /// <summary>The kind: <c>dataset</c>.</summary>
    public static string For(ComponentKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>One of the kind: <c>an architecture</c>.</summary>
    public static string One(ComponentKind kind) =>
        (kind is ComponentKind.Architecture or ComponentKind.Objective or ComponentKind.Optimizer ? "an " : "a ") + For(kind);

    /// <summary>Several: <c>datasets</c>.</summary>
    public static string Several(ComponentKind kind) => For(kind) + "s";
}
