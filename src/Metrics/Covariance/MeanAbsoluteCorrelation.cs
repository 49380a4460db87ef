namespace NebulaBench.Metrics.Covariance;

/// <summary>The mean absolute correlation of two different dimensions.</summary>
public sealed class MeanAbsoluteCorrelation : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "mean_abs_offdiagonal_correlation",
            Family = MetricFamily.Covariance,
            Name = "Mean |correlation|",
            Formula = "mean of |R_ij| over i ≠ j, R the correlation matrix",
            Range = "[0, 1]",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined where fewer than two dimensions vary. Constant dimensions are left out and counted in "
                + "dead_dimensions.",
            Citation = "Cogswell et al.: Reducing overfitting in deep networks by decorrelating representations (ICLR 2016)",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) => [From(set.Correlation)];

    private static Score From(CorrelationMatrix correlation)
    {
        int dimension = correlation.Live.Length;
        if (dimension < 2)
        {
            return Score.Undefined("fewer than two dimensions vary");
        }
        double sum = 0;
        for (int a = 0; a < dimension; a++)
        {
            for (int b = a + 1; b < dimension; b++)
            {
                sum += Math.Abs(correlation.OfLive[a, b]);
            }
        }
        return sum / (dimension * (dimension - 1.0) / 2);
    }
}
