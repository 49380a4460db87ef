using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

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

/// <summary>
/// The range of k independent standard normal variables, that is, the studentized range with infinitely many degrees of freedom:
/// P(range ≤ q) = k ∫ φ(z) (Φ(z) − Φ(z − q))^(k − 1) dz.
/// </summary>
public static class StudentizedRange
{
    /// <summary>More groups than these are not asked for.</summary>
    public const int MostGroups = 200;

    // Beyond ± 9 the density is below 1e-18.
    private const double Reach = 9;

    // The integrand is smooth and vanishes at both ends, where the trapezoidal rule converges faster than any power of its step.
    private const int Steps = 720;

    /// <summary>The probability that the range is at most q.</summary>
    /// <param name="range">q, at least 0.</param>
    /// <param name="groups">k, from 2 on.</param>
    public static double Probability(double range, int groups)
    {
        Check(groups);
        if (range <= 0)
            return 0;
        const double Step = 2 * Reach / Steps;
        double sum = 0;
        for (int index = 0; index <= Steps; index++)
        {
            double place = -Reach + (index * Step);
            double inside = Normal.CDF(0, 1, place) - Normal.CDF(0, 1, place - range);
            sum += Normal.PDF(0, 1, place) * Math.Pow(inside, groups - 1);
        }

        return Math.Min(1, groups * sum * Step);
    }

    /// <summary>The q that the range exceeds with probability α.</summary>
    /// <param name="alpha">α, between 0 and 1.</param>
    /// <param name="groups">k, from 2 on.</param>
    public static double Quantile(double alpha, int groups)
    {
        Check(groups);
        if (!(alpha is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "A level lies between 0 and 1.");
        return Brent.FindRoot(range => Probability(range, groups) - (1 - alpha), 0, 2 * Reach, accuracy: 1e-12, maxIterations: 200);
    }

    private static void Check(int groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(groups, MostGroups);
    }
}
