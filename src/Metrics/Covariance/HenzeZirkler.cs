using MathNet.Numerics;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Covariance;

/// <summary>
/// Henze and Zirkler's test of multivariate normality: the weighted distance between the samples' characteristic function and a Gaussian's.
/// </summary>
public sealed class HenzeZirkler : SampleSetMetric
{
    /// <summary>At most this many samples, evenly spaced, are tested: with more, every real dataset is rejected.</summary>
    public const int AtMost = 1000;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "henze_zirkler",
            Family = MetricFamily.Covariance,
            Name = "Henze–Zirkler statistic",
            Formula = "n ∫ |ψ_n(t) − exp(−|t|²/2)|² φ_β(t) dt, ψ_n the characteristic function of the whitened samples, β = ((2d + "
                + "1) n / 4)^(1/(d+4)) / √2",
            Range = "[0, 4 n]",
            Direction = Direction.Neutral,
            EdgeCases = $"On at most 1,000 evenly spaced samples. {WhenSingular}",
            Citation = "Henze, Zirkler: A class of invariant consistent tests for multivariate normality (1990)",
        },
        new()
        {
            Id = "henze_zirkler_p_value",
            Family = MetricFamily.Covariance,
            Name = "Henze–Zirkler p-value",
            Formula = "P(statistic ≥ henze_zirkler) for Gaussian samples, by a log-normal of the same mean and variance",
            Range = "[0, 1]",
            Direction = Direction.Neutral,
            EdgeCases = "As henze_zirkler. A p-value says whether, not how much: real data are rejected at any sufficient n.",
            Citation = "Henze, Zirkler: A class of invariant consistent tests for multivariate normality (1990)",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set)
    {
        SampleSet sample = set.Count <= AtMost ? set.Samples : SampleSet.From(input.Latents, UniformSubsample.For(input.Latents.Count, AtMost));
        if (sample.Whitened() is not { } white)
        {
            var none = Score.Undefined(sample.Correlation?.WhySingular(sample.Count) ?? sample.WhyUndefined!);
            return [none, none];
        }
        double statistic = Statistic(white);
        return [statistic, PValue(statistic, white.Count, white.Dimension)];
    }

    /// <summary>The test statistic of whitened samples.</summary>
    public static double Statistic(ColumnTable white)
    {
        int count = white.Count, dimension = white.Dimension;
        double beta2 = SquaredSmoothing(count, dimension);
        double[] norms = ColumnMath.SquaredNorms(white);
        double[] rows = white.ToRowMajor();
        double[] shares = new double[count];
        Parallelism.For(0, count, i =>
        {
            ReadOnlySpan<double> left = rows.AsSpan(i * dimension, dimension);
            double sum = 1;
            for (int j = i + 1; j < count; j++)
            {
                double squared = norms[i] + norms[j] - (2 * RowMath.Dot(left, rows.AsSpan(j * dimension, dimension)));
                sum += 2 * Math.Exp(-0.5 * beta2 * Math.Max(0, squared));
            }
            shares[i] = sum;
        });
        double pairs = ColumnMath.Sum(shares) / count;
        double singles = norms.Sum(norm => Math.Exp(-0.5 * beta2 / (1 + beta2) * norm));
        return pairs - (2 * Math.Pow(1 + beta2, -0.5 * dimension) * singles) + (count * Math.Pow(1 + (2 * beta2), -0.5 * dimension));
    }

    /// <summary>The probability of so large a statistic for Gaussian samples, by the log-normal approximation of its authors.</summary>
    public static double PValue(double statistic, int count, int dimension)
    {
        double b2 = SquaredSmoothing(count, dimension), b4 = b2 * b2, b8 = b4 * b4;
        double d = dimension, d2 = d * (d + 2);
        double a = 1 + (2 * b2), w = (1 + b2) * (1 + (3 * b2));
        double mean = 1 - (Math.Pow(a, -d / 2) * (1 + (d * b2 / a) + (d2 * b4 / (2 * a * a))));
        double variance = (2 * Math.Pow(1 + (4 * b2), -d / 2))
            + (2 * Math.Pow(a, -d) * (1 + (2 * d * b4 / (a * a)) + (3 * d2 * b8 / (4 * a * a * a * a))))
            - (4 * Math.Pow(w, -d / 2) * (1 + (3 * d * b4 / (2 * w)) + (d2 * b8 / (2 * w * w))));
        double spread = Math.Log(1 + (variance / (mean * mean)));
        return statistic > 0 ? 0.5 * SpecialFunctions.Erfc((Math.Log(statistic / mean) + (spread / 2)) / Math.Sqrt(2 * spread)) : 1;
    }

    private static double SquaredSmoothing(int count, int dimension) =>
        0.5 * Math.Pow(count * ((2.0 * dimension) + 1) / 4, 2.0 / (dimension + 4));
}
