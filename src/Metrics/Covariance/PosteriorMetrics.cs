using NebulaBench.Metrics.Numerics;
using NebulaBench.Metrics.Output;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Covariance;

/// <summary>KL(q(z | x) ‖ N(0, I)), averaged over the samples.</summary>
public sealed class PosteriorKl : ICovarianceMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "posterior_kl_nats",
            Family = MetricFamily.Covariance,
            Name = "Posterior KL",
            Formula = "mean over x of Σ_j ½ (μ_j² + σ_j² − 1 − ln σ_j²)",
            Range = "[0, ∞)",
            Direction = Direction.Neutral,
            Unit = "nats per sample",
            EdgeCases = "Undefined where the model has no posterior variances. The parts of each dimension are stored with the run.",
            Citation = "Kingma, Welling: Auto-encoding variational Bayes (ICLR 2014)",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Score score = OfDimensions(input) is { } kl ? kl.Sum() : Score.Undefined("the model has no posterior variances");
        return [(Descriptors[0].Id, score)];
    }

    /// <summary>The parts of each dimension; null without log-variances.</summary>
    internal static double[]? OfDimensions(LatentInput input) =>
        input.Share(() => new Parts(DimensionKl(input.Latents))).Values;

    /// <summary>
    /// KL(q(z_j | x) ‖ N(0, 1)) of each dimension j in nats, averaged over the samples; null without log-variances.
    /// </summary>
    public static double[]? DimensionKl(LatentTable table)
    {
        if (table.LogVariances is not { } logVariances || table.Count == 0)
        {
            return null;
        }
        double[] kl = new double[table.Dimension];
        for (int at = 0; at < table.Values.Length; at++)
        {
            double mean = table.Values[at], logVariance = logVariances[at];
            kl[at % table.Dimension] += 0.5 * ((mean * mean) + Math.Exp(logVariance) - 1 - logVariance);
        }
        return Array.ConvertAll(kl, sum => sum / table.Count);
    }

    private sealed record Parts(double[]? Values);
}

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
        int[] rows = UniformSubsample.For(table.Count, AtMost);
        int count = rows.Length, dimension = table.Dimension;
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

/// <summary>How many dimensions carry information about the input.</summary>
public sealed class ActiveUnits : ICovarianceMetric
{
    /// <summary>The variance of the posterior's mean above which a dimension counts as active (Burda et al.).</summary>
    public const double Threshold = 0.01;

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "active_units_threshold_0_01",
            Family = MetricFamily.Covariance,
            Name = "Active units",
            Formula = "number of dimensions j with Var_x(E[z_j | x]) > 0.01",
            Range = "[0, d]",
            Direction = Direction.HigherIsBetter,
            WithinOneSpace = true,
            Unit = "dimensions",
            EdgeCases = "Measured on the posteriors' means (the latents themselves where the model is deterministic). Depends on the "
                + "scale of the latents.",
            Citation = "Burda, Grosse, Salakhutdinov: Importance weighted autoencoders (ICLR 2016)",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SampleSet whole = SampleSet.From(input);
        Score score = whole.Moments is { } moments
            ? Enumerable.Range(0, moments.Dimension).Count(j => moments.Covariance[j, j] > Threshold)
            : Score.Undefined(whole.WhyUndefined!);
        return [(Descriptors[0].Id, score)];
    }
}
