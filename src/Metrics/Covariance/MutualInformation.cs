using NebulaBench.Metrics.Numerics;
using NebulaBench.Metrics.Output;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Covariance;

/// <summary>
/// How much the latents tell of the input (Hoffman and Johnson, 2016): the mean over samples of ln q(z | x) − ln q(z), z drawn from q(z | x)
/// and q(z) the mixture of all the samples' posteriors.
/// </summary>
public sealed class MutualInformation : ICovarianceMetric
{
    /// <summary>At most this many samples, evenly spread, are mixed; the estimate cannot exceed the logarithm of their number.</summary>
    public const int AtMost = 2_000;

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "mutual_information_nats",
            Family = MetricFamily.Covariance,
            Name = "Mutual information",
            Formula = "mean over x of ln q(z | x) − ln (1/N) Σ_j q(z | x_j), z drawn once from q(z | x)",
            Range = "(−∞, ln N]",
            Direction = Direction.HigherIsBetter,
            Unit = "nats",
            EdgeCases = "Undefined where the model has no posterior variances. Of at most 2,000 samples, evenly spread, so at most 7.6 nats; near 0 "
                + "where the posterior has collapsed.",
            Citation = "Hoffman, Johnson: ELBO surgery (NIPS workshop on approximate inference 2016)",
        },
    ];

    /// <inheritdoc/>
    public bool DependsOnOrder => true;

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [(Descriptors[0].Id, Estimate(input.Latents))];
    }

    /// <summary>The estimate in nats; undefined without posterior variances.</summary>
    public static Score Estimate(LatentTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.LogVariances is not { } logVariances)
        {
            return Score.Undefined("the model has no posterior variances");
        }
        if (table.Count == 0)
        {
            return Score.Undefined("there are no samples");
        }
        int count = Math.Min(AtMost, table.Count), dimension = table.Dimension;
        int[] rows = [.. Enumerable.Range(0, count).Select(at => (int)((long)at * table.Count / count))];
        double[] means = new double[count * dimension], logs = new double[count * dimension];
        for (int at = 0; at < count; at++)
        {
            table.Values.AsSpan(rows[at] * dimension, dimension).CopyTo(means.AsSpan(at * dimension));
            logVariances.AsSpan(rows[at] * dimension, dimension).CopyTo(logs.AsSpan(at * dimension));
        }
        double[] precisions = Array.ConvertAll(logs, log => Math.Exp(-log)), terms = new double[count];
        double[] logTotals = [.. Enumerable.Range(0, count).Select(at => logs.AsSpan(at * dimension, dimension).ToArray().Sum())];
        // Every sample draws from a stream of its own, the same in every run: the estimate is a function of the table.
        var seeds = new SeedStream(0);
        Parallelism.For(0, count, at =>
        {
            RandomStream random = seeds.Open("mutual-information", at);
            var latent = new double[dimension];
            for (int j = 0; j < dimension; j++)
            {
                latent[j] = means[(at * dimension) + j] + (Math.Exp(0.5 * logs[(at * dimension) + j]) * random.NextNormal());
            }
            var densities = new double[count];
            for (int other = 0; other < count; other++)
            {
                densities[other] = LogDensity(latent, means, precisions, other * dimension) - (0.5 * logTotals[other]);
            }
            terms[at] = densities[at] - Likelihood.LogMeanExp(densities);
        });
        return terms.Average();
    }

    // Up to a constant that all posteriors share.
    private static double LogDensity(double[] latent, double[] means, double[] precisions, int start)
    {
        double sum = 0;
        for (int j = 0; j < latent.Length; j++)
        {
            double difference = latent[j] - means[start + j];
            sum -= 0.5 * difference * difference * precisions[start + j];
        }
        return sum;
    }
}
