namespace NebulaBench.Metrics.Covariance;

/// <summary>The number of directions in which the latents vary at all.</summary>
public sealed class CovarianceRank : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "covariance_rank",
            Family = MetricFamily.Covariance,
            Name = "Covariance rank",
            Formula = "number of eigenvalues of the varying dimensions' correlation matrix above 1e-14 · d · the largest",
            Range = "[0, d]",
            Direction = Direction.HigherIsBetter,
            Unit = "dimensions",
            EdgeCases = "At most n − 1. 0 where every dimension is constant.",
            Citation = "a count of this suite",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) => [set.Correlation.Rank];
}
