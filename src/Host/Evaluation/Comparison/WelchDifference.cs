using MathNet.Numerics.Distributions;

namespace NebulaBench.Host.Evaluation.Comparison;

/// <summary>Whether two means of repetitions differ, by Welch's t-test: their variances need not be equal.</summary>
public static class WelchDifference
{
    /// <summary>
    /// The two-sided probability of means at least so far apart if there were no difference:
    /// t = (mean a − mean b) / √(s²a/na + s²b/nb), degrees of freedom by Welch and Satterthwaite.
    /// </summary>
    /// <param name="a">Repetitions.</param>
    /// <param name="b">Other repetitions.</param>
    /// <returns>The probability; null where either has fewer than two values, which say nothing of the spread.</returns>
    public static double? Probability(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Count < 2 || b.Count < 2)
            return null;
        double difference = Math.Abs(a.Average() - b.Average());
        double fromA = SquaredError(a), fromB = SquaredError(b), squared = fromA + fromB;

        // Repetitions without any spread: what is not equal differs for certain.
        if (squared == 0)
            return difference == 0 ? 1 : 0;
        double freedom = squared * squared / ((fromA * fromA / (a.Count - 1)) + (fromB * fromB / (b.Count - 1)));
        return 2 * StudentT.CDF(0, 1, freedom, -difference / Math.Sqrt(squared));
    }

    private static double SquaredError(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1) / values.Count;
    }
}
