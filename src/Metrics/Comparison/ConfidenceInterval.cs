using MathNet.Numerics.Distributions;

namespace NebulaBench.Metrics.Comparison;

/// <summary>A mean over repetitions and how sure it is.</summary>
/// <param name="Count">The number of repetitions.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="HalfWidth">
/// Half the width of the confidence interval around the mean; null for one repetition, which says nothing of the spread.
/// </param>
public readonly record struct ConfidenceInterval(int Count, double Mean, double? HalfWidth)
{
    /// <summary>The level that reports use.</summary>
    public const double ReportLevel = 0.95;

    /// <summary>
    /// The interval of Student's t for the mean of independent repetitions: mean ± t(1 − α/2; n − 1) · s / √n, with s the standard
    /// deviation by n − 1.
    /// </summary>
    /// <param name="values">The repetitions, at least one.</param>
    /// <param name="level">The level 1 − α.</param>
    public static ConfidenceInterval OfMean(IReadOnlyList<double> values, double level = ReportLevel)
    {
        int count = values.Count;
        ArgumentOutOfRangeException.ThrowIfZero(count, nameof(values));
        double mean = values.Average();
        if (count == 1)
            return new ConfidenceInterval(1, mean, null);
        double deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (count - 1));
        return new ConfidenceInterval(count, mean, Quantile(count - 1, level) * deviation / Math.Sqrt(count));
    }

    /// <summary>The t that a variable of Student's distribution exceeds in size with probability 1 − level.</summary>
    /// <param name="degreesOfFreedom">Degrees of freedom, at least 1.</param>
    /// <param name="level">The probability of staying within ± t.</param>
    public static double Quantile(int degreesOfFreedom, double level) =>
        StudentT.InvCDF(0, 1, degreesOfFreedom, 0.5 + (level / 2));
}
