namespace NebulaBench.Host.Components;

/// <summary>What messages call the kinds of components.</summary>
public static class KindText
{
    /// <summary>The kind: <c>dataset</c>.</summary>
    public static string Of(ComponentKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>One of the kind: <c>an architecture</c>.</summary>
    public static string One(ComponentKind kind) =>
        (kind is ComponentKind.Architecture or ComponentKind.Objective ? "an " : "a ") + Of(kind);

    /// <summary>Several: <c>datasets</c>.</summary>
    public static string Several(ComponentKind kind) => Of(kind) + "s";
}
