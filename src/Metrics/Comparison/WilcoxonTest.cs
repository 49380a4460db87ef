using MathNet.Numerics;

namespace NebulaBench.Metrics.Comparison;

/// <summary>
/// Whether paired values differ, by the ranks of the sizes of their differences: Wilcoxon (1945), <i>Individual comparisons by ranking
/// methods</i>. Two-sided. Differences of zero are left out, as Wilcoxon did.
/// </summary>
/// <remarks>
/// T is the smaller one of the sums of ranks of positive and of negative differences. Up to <see cref="MostExact"/> differences without a
/// zero or a tie, and up to <see cref="MostExactWithTies"/> with them, p comes from the distribution of T over all 2ⁿ signs of the ranks
/// there are. Otherwise from the normal distribution, without a correction for continuity: mean n (n + 1) / 4, variance
/// n (n + 1)(2 n + 1) / 24 − Σ (t³ − t) / 48, which for few tied differences would give less than is possible.
/// </remarks>
public static class WilcoxonTest
{
    /// <summary>From how many differences on the normal distribution is as good.</summary>
    public const int MostExact = 50;

    /// <summary>The same where differences are tied or zero.</summary>
    public const int MostExactWithTies = 13;

    private const string Name = "Wilcoxon's signed ranks", ExactName = $"{Name}, exact", NormalName = $"{Name}, normal approximation";

    /// <summary>Tests paired values.</summary>
    /// <param name="first">The first of each pair.</param>
    /// <param name="second">The second of each pair.</param>
    public static TestOutcome For(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count != second.Count)
            return TestOutcome.Undefined(Name, "the values are not paired");
        return OfDifferences([.. first.Zip(second, (left, right) => left - right)]);
    }

    /// <summary>Tests differences.</summary>
    /// <param name="differences">The differences of the pairs.</param>
    public static TestOutcome OfDifferences(IReadOnlyList<double> differences)
    {
        if (differences.Count == 0)
            return TestOutcome.Undefined(Name, "there are no pairs");
        if (differences.Any(double.IsNaN))
            return TestOutcome.Undefined(Name, "a value of a pair is missing");
        double[] nonZero = [.. differences.Where(difference => difference != 0)];
        if (nonZero.Length == 0)
            return TestOutcome.Undefined(Name, "the values of every pair are equal");
        double[] sizes = [.. nonZero.Select(Math.Abs)];
        double[] ranks = AverageRanks.For(sizes);
        double positive = ranks.Where((_, index) => nonZero[index] > 0).Sum();
        double smaller = Math.Min(positive, ranks.Sum() - positive);
        double ties = AverageRanks.TieSum(sizes);
        bool plain = ties == 0 && nonZero.Length == differences.Count;
        return differences.Count <= (plain ? MostExact : MostExactWithTies)
            ? TestOutcome.From(ExactName, smaller, 2 * AtMost(smaller, ranks))
            : TestOutcome.From(NormalName, smaller, NormalProbability(smaller, nonZero.Length, ties));
    }

    /// <summary>The least p-value that the exact test can give for n pairs: 2 / 2ⁿ.</summary>
    public static double LeastPValue(int pairs) => Math.Min(1, Math.Pow(2, 1 - pairs));

    // The share of the 2ⁿ choices of signs whose positive ranks sum to at most a number; ranks are doubled, for ties have half ones.
    private static double AtMost(double sum, double[] ranks)
    {
        var ways = new double[(int)(2 * sum) + 1];
        ways[0] = 1;
        foreach (int rank in ranks.Select(rank => (int)(2 * rank)))
        {
            for (int total = ways.Length - 1; total >= rank; total--)
                ways[total] += ways[total - rank];
        }

        return ways.Sum() / Math.Pow(2, ranks.Length);
    }

    private static double NormalProbability(double smaller, int count, double ties)
    {
        double mean = count * (count + 1.0) / 4;
        double variance = (count * (count + 1.0) * ((2 * count) + 1) / 24) - (ties / 48);
        return SpecialFunctions.Erfc(Math.Abs(smaller - mean) / Math.Sqrt(2 * variance));
    }
}
