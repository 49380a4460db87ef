namespace NebulaBench.Reporting.Differences;

/// <summary>Something that two runs have differently.</summary>
/// <param name="Path">What it is, such as <c>training.epochs</c>.</param>
/// <param name="A">The first run's value; null where it has none.</param>
/// <param name="B">The second run's value; null where it has none.</param>
public sealed record ValueDifference(string Path, string? A, string? B)
{
    /// <summary>What differs between two sets of values, sorted by path.</summary>
    public static IReadOnlyList<ValueDifference> Between(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string> b) =>
    [
        .. a.Keys.Union(b.Keys)
            .Order(StringComparer.Ordinal)
            .Select(path => new ValueDifference(path, a.GetValueOrDefault(path), b.GetValueOrDefault(path)))
            .Where(difference => difference.A != difference.B),
    ];
}
