namespace NebulaBench.Metrics.Comparison;

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
