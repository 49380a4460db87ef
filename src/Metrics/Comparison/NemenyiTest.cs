namespace NebulaBench.Metrics.Comparison;

/// <summary>
/// Which treatments differ after Friedman's test: those whose mean ranks differ by the critical difference or more, after Nemenyi (1963),
/// as Demšar (2006) describes it.
/// </summary>
public static class NemenyiTest
{
    /// <summary>CD = q(α; k, ∞) / √2 · √(k (k + 1) / (6 N)).</summary>
    /// <param name="treatments">k.</param>
    /// <param name="blocks">N.</param>
    /// <param name="alpha">α.</param>
    /// <returns>The difference, or the reason why there is none.</returns>
    public static Score CriticalDifference(int treatments, int blocks, double alpha = 0.05)
    {
        if (treatments < 2)
            return Score.Undefined($"it needs at least 2 treatments, and there are {treatments}");
        if (treatments > StudentizedRange.MostGroups)
            return Score.Undefined($"it is computed for at most {StudentizedRange.MostGroups} treatments, and there are {treatments}");
        if (blocks < FriedmanTest.FewestBlocks)
            return Score.Undefined($"it needs at least {FriedmanTest.FewestBlocks} blocks, and there are {blocks}");
        return StudentizedRange.Quantile(alpha, treatments) / Math.Sqrt(2) * Math.Sqrt(treatments * (treatments + 1.0) / (6.0 * blocks));
    }

    /// <summary>
    /// The largest groups of two or more treatments within which no two differ, each in the order of ranks; no group lies within another.
    /// </summary>
    /// <param name="ranks">The mean ranks.</param>
    /// <param name="criticalDifference">From which difference on two treatments differ.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Groups(IReadOnlyList<double> ranks, double criticalDifference)
    {
        int[] order = [.. Enumerable.Range(0, ranks.Count).OrderBy(treatment => ranks[treatment])];
        List<IReadOnlyList<int>> groups = [];
        int reached = 0;
        for (int first = 0; first < order.Length; first++)
        {
            int last = first;
            while (last + 1 < order.Length && ranks[order[last + 1]] - ranks[order[first]] < criticalDifference)
                last++;

            // One that ends where an earlier one ended lies within it.
            if (last > first && last > reached)
            {
                groups.Add(order[first..(last + 1)]);
                reached = last;
            }
        }

        return groups;
    }
}
