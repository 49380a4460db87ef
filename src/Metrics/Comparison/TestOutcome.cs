namespace NebulaBench.Metrics.Comparison;

/// <summary>What a statistical test found, or the reason why it finds nothing: a test without an answer is never p = 0 or p = 1.</summary>
public readonly record struct TestOutcome
{
    private TestOutcome(string method, double? statistic, double? pValue, string? reason)
    {
        Method = method;
        Statistic = statistic;
        PValue = pValue;
        Reason = reason;
    }

    /// <summary>The test's name, with the way its p-value was computed where there are several.</summary>
    public string Method { get; }

    /// <summary>The test's statistic; null where it is undefined.</summary>
    public double? Statistic { get; }

    /// <summary>The two-sided p-value; null where it is undefined.</summary>
    public double? PValue { get; }

    /// <summary>Why there is no p-value, as a sentence's end; null where there is one.</summary>
    public string? Reason { get; }

    /// <summary>A test with an answer.</summary>
    public static TestOutcome From(string method, double statistic, double pValue) =>
        new(method, statistic, Math.Clamp(pValue, 0, 1), null);

    /// <summary>A test without an answer.</summary>
    public static TestOutcome Undefined(string method, string reason) => new(method, null, null, reason);
}

/// <summary>
/// Adjusts the p-values of a family of tests, so that the probability of any false finding among all of them stays below the level:
/// Holm (1979), <i>A simple sequentially rejective multiple test procedure</i>. The i-th smallest of m becomes the largest of
/// (m − j + 1) p₍ⱼ₎ over j ≤ i, at most 1.
/// </summary>
public static class HolmCorrection
{
    /// <summary>The adjusted p-values, to be compared with the level itself.</summary>
    /// <param name="pValues">The p-values; null where a test has none, which then is no member of the family.</param>
    public static double?[] Adjust(IReadOnlyList<double?> pValues)
    {
        int[] order = [.. Enumerable.Range(0, pValues.Count).Where(index => pValues[index] is not null).OrderBy(index => pValues[index])];
        var adjusted = new double?[pValues.Count];
        double largest = 0;
        for (int place = 0; place < order.Length; place++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - place) * pValues[order[place]]!.Value));
            adjusted[order[place]] = largest;
        }

        return adjusted;
    }
}
