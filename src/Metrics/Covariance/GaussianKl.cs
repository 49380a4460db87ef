namespace NebulaBench.Metrics.Covariance;

/// <summary>How far the Gaussian fitted to the samples is from the prior N(0, I): KL(N(μ, Σ) ‖ N(0, I)) in nats.</summary>
public sealed class GaussianKl : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "gaussian_kl_to_standard_normal_nats",
            Family = MetricFamily.Covariance,
            Name = "KL of the fitted Gaussian to the prior",
            Formula = "KL(N(μ, Σ) ‖ N(0, I)) = ½ (tr Σ + |μ|² − d − ln det Σ)",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            Unit = "nats",
            EdgeCases = "Undefined (infinite) where a dimension is constant or the covariance is singular.",
            Citation = "Kullback, Leibler: On information and sufficiency (1951), for Gaussians",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) => [From(set.Moments, set.Correlation)];

    private static Score From(Moments moments, CorrelationMatrix correlation)
    {
        if (correlation.Dead.Length > 0)
        {
            return Score.Undefined($"{correlation.Dead.Length} of {moments.Dimension} dimensions are constant: the divergence is infinite");
        }
        if (!correlation.IsRegular)
        {
            return Score.Undefined($"{correlation.WhySingular(moments.Count)}: the divergence is infinite");
        }
        double sum = 0;
        for (int j = 0; j < moments.Dimension; j++)
        {
            double variance = moments.Covariance[j, j];
            sum += variance + (moments.Mean[j] * moments.Mean[j]) - 1 - Math.Log(variance);
        }
        return 0.5 * (sum - GaussianTotalCorrelation.LogDeterminant(correlation.OfLive));
    }
}
