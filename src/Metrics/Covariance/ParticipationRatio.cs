namespace NebulaBench.Metrics.Covariance;

/// <summary>The number of directions, each weighted by its share of the squared variance.</summary>
public sealed class ParticipationRatio : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "participation_ratio",
            Family = MetricFamily.Covariance,
            Name = "Participation ratio",
            Formula = "(Σλ)² / Σλ²",
            Range = "[1, d]",
            Direction = Direction.HigherIsBetter,
            Unit = "dimensions",
            EdgeCases = "Undefined where every dimension is constant.",
            Citation = "Gao et al.: A theory of multineuronal dimensionality, dynamics and measurement (2017)",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) => [From(set.Eigenvalues)];

    /// <summary>The value.</summary>
    /// <param name="eigenvalues">The covariance's eigenvalues, largest first.</param>
    public static Score From(double[] eigenvalues)
    {
        // Divided by the largest first: squares of very small or large variances would leave the range of a double.
        double largest = eigenvalues.Length == 0 ? 0 : eigenvalues[0];
        if (!(largest > 0))
        {
            return Score.Undefined("every dimension is constant");
        }
        double total = eigenvalues.Sum(value => value / largest);
        return total * total / eigenvalues.Sum(value => value / largest * (value / largest));
    }
}
