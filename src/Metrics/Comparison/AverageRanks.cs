namespace NebulaBench.Metrics.Comparison;

/// <summary>Ranks of numbers, 1 for the least; equal numbers share the mean of their ranks.</summary>
public static class AverageRanks
{
    /// <summary>The rank of each number.</summary>
    /// <param name="values">Numbers without NaN.</param>
    public static double[] For(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(index => values[index])];
        var ranks = new double[values.Count];
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && values[order[end]] == values[order[start]]; end++)
            {
            }

            // Places start + 1 to end.
            for (int place = start; place < end; place++)
                ranks[order[place]] = (start + 1 + end) / 2.0;
        }

        return ranks;
    }

    /// <summary>Σ (t³ − t) over the groups of t equal numbers: what corrections for ties are made of; 0 without ties.</summary>
    public static double TieSum(IEnumerable<double> values) => values
        .GroupBy(value => value)
        .Sum(group => Math.Pow(group.Count(), 3) - group.Count());
}
