namespace NebulaBench.Datasets;

/// <summary>Whether two components fit together, and if not, why and what would.</summary>
/// <param name="Reason">Why they do not fit and what would, or null where they do.</param>
public readonly record struct Compatibility(string? Reason)
{
    /// <summary>They fit.</summary>
    public static Compatibility Yes => default;

    /// <summary>Whether they fit.</summary>
    public bool IsGood => Reason is null;

    /// <summary>They do not fit.</summary>
    /// <param name="reason">Why, and what would work.</param>
    public static Compatibility No(string reason) => new(reason);
}
