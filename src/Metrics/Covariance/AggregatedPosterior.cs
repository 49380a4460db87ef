using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Covariance;

/// <summary>
/// How far the mixture of all posteriors is from a standard normal: what a decoder is trained on, against what samples are drawn from. The maximum mean
/// discrepancy under a Gaussian kernel, exact between the posteriors taken: no latent is drawn.
/// </summary>
public sealed class AggregatedPosteriorDiscrepancy : ICovarianceMetric
{
    /// <summary>At most this many posteriors, evenly spread, are compared with each other.</summary>
    public const int AtMost = 2_000;

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "aggregated_posterior_mmd",
            Family = MetricFamily.Covariance,
            Name = "MMD² to N(0, I)",
            Formula = "E k(z, z′) − 2 E k(z, e) + E k(e, e′), z and z′ of the posteriors of two samples, e and e′ standard normal, k(x, y) = exp(−|x − y|² / 2d)",
            Range = "[−1, 2]",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined where the model has no posterior variances, and for fewer than two samples. Of at most 2,000 samples, evenly spread; unbiased, so "
                + "slightly below 0 where there is no difference. An objective with another prior aims elsewhere.",
            Citation = "Gretton et al.: A kernel two-sample test (JMLR 2012); Hoffman, Johnson: ELBO surgery (2016)",
        },
    ];

    /// <inheritdoc/>
    public bool DependsOnOrder => true;

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [(Descriptors[0].Id, Measure(input.Latents))];
    }

    /// <summary>The discrepancy; undefined without posterior variances.</summary>
    public static Score Measure(LatentTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.LogVariances is null)
        {
            return Score.Undefined("the model has no posterior variances");
        }
        if (table.Count < 2)
        {
            return Score.Undefined("there are fewer than two samples");
        }
        LatentTable taken = table.Take(UniformSubsample.For(table.Count, AtMost));
        int count = taken.Count, dimension = taken.Dimension;
        double[] variances = Array.ConvertAll(taken.LogVariances!, Math.Exp);
        var among = new double[count];
        var toPrior = new double[count];
        Parallelism.For(0, count, i =>
        {
            ReadOnlySpan<double> mean = taken.Row(i), variance = variances.AsSpan(i * dimension, dimension);
            for (int j = 0; j < i; j++)
            {
                among[i] += Kernel(mean, variance, taken.Row(j), variances.AsSpan(j * dimension, dimension));
            }
            toPrior[i] = Kernel(mean, variance, [], []);
        });
        double prior = Math.Pow(dimension / (dimension + 2.0), dimension / 2.0);
        return (among.Sum() / (count * (count - 1.0) / 2)) - (2 * toPrior.Average()) + prior;
    }

    // The mean of the kernel over two normal variables with diagonal covariances; the second is a standard normal where it is empty.
    private static double Kernel(ReadOnlySpan<double> mean, ReadOnlySpan<double> variance, ReadOnlySpan<double> otherMean, ReadOnlySpan<double> otherVariance)
    {
        double bandwidth = mean.Length, product = 1, exponent = 0;
        for (int k = 0; k < mean.Length; k++)
        {
            double spread = bandwidth + variance[k] + (otherVariance.IsEmpty ? 1 : otherVariance[k]);
            double difference = mean[k] - (otherMean.IsEmpty ? 0 : otherMean[k]);
            product *= bandwidth / spread;
            exponent += difference * difference / spread;
        }
        return Math.Sqrt(product) * Math.Exp(-exponent / 2);
    }
}
