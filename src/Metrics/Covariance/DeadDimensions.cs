namespace NebulaBench.Metrics.Covariance;

/// <summary>The number of dimensions that are constant.</summary>
public sealed class DeadDimensions : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "dead_dimensions",
            Family = MetricFamily.Covariance,
            Name = "Dead dimensions",
            Formula = "number of dimensions j with sd_j ≤ 1e-12 · |mean_j|",
            Range = "[0, d]",
            Direction = Direction.LowerIsBetter,
            Unit = "dimensions",
            EdgeCases = "Undefined for fewer than two samples, as the whole family is.",
            Citation = "a count of this suite",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) => [set.Correlation.Dead.Length];
}
