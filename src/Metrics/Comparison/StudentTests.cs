using MathNet.Numerics;

namespace NebulaBench.Metrics.Comparison;

/// <summary>
/// Whether two means differ, by Student's t, two-sided: Student (1908), <i>The probable error of a mean</i>, for pairs; Welch (1947),
/// <i>The generalization of ‘Student's’ problem</i>, for unequal variances.
/// </summary>
public static class StudentTests
{
    private const string PairedName = "paired t-test", WelchName = "Welch's t-test";

    /// <summary>
    /// Of pairs, such as two methods with the same seeds: t = d̄ / (s / √n) of the differences d, with n − 1 degrees of freedom.
    /// </summary>
    /// <param name="first">The first of each pair.</param>
    /// <param name="second">The second of each pair.</param>
    public static TestOutcome Paired(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count != second.Count)
            return TestOutcome.Undefined(PairedName, "the values are not paired");
        if (first.Count < 2)
            return TestOutcome.Undefined(PairedName, TooFew);
        double[] differences = [.. first.Zip(second, (left, right) => left - right)];
        double variance = Variance(differences);
        return variance == 0 || double.IsNaN(variance)
            ? TestOutcome.Undefined(PairedName, Degenerate(variance))
            : Outcome(PairedName, differences.Average() / Math.Sqrt(variance / differences.Length), differences.Length - 1);
    }

    /// <summary>
    /// Of two samples: t = (x̄ − ȳ) / √(a + b) with a = s²/n and b of either sample, and (a + b)² / (a²/(n − 1) + b²/(m − 1)) degrees of
    /// freedom.
    /// </summary>
    /// <param name="first">The first sample.</param>
    /// <param name="second">The second sample, of any size.</param>
    public static TestOutcome Welch(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count < 2 || second.Count < 2)
            return TestOutcome.Undefined(WelchName, TooFew);
        double one = Variance(first) / first.Count, other = Variance(second) / second.Count, both = one + other;
        if (both == 0 || double.IsNaN(both))
            return TestOutcome.Undefined(WelchName, Degenerate(both));
        double freedom = both * both / ((one * one / (first.Count - 1)) + (other * other / (second.Count - 1)));
        return Outcome(WelchName, (first.Average() - second.Average()) / Math.Sqrt(both), freedom);
    }

    private const string TooFew = "it needs at least 2 values on either side";

    // P(|T| > t) = I(ν / (ν + t²); ν / 2, 1 / 2).
    private static TestOutcome Outcome(string method, double statistic, double freedom) => TestOutcome.From(
        method, statistic, SpecialFunctions.BetaRegularized(freedom / 2, 0.5, freedom / (freedom + (statistic * statistic))));

    private static string Degenerate(double variance) =>
        double.IsNaN(variance) ? "a value is missing" : "the values do not vary, so that chance cannot be told from a difference";

    private static double Variance(IReadOnlyList<double> values)
    {
        // Equal values must have no variance at all, not that of a mean's rounding.
        if (values.All(value => value == values[0]))
            return 0;
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
    }
}
