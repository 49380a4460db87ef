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
