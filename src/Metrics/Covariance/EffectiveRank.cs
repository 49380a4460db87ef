namespace NebulaBench.Metrics.Covariance;

/// <summary>The exponential of the entropy of the eigenvalues' shares.</summary>
public sealed class EffectiveRank : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "effective_rank",
            Family = MetricFamily.Covariance,
            Name = "Effective rank",
            Formula = "exp(−Σ p ln p), p = λ / Σλ over the covariance's eigenvalues λ",
            Range = "[1, d]",
            Direction = Direction.HigherIsBetter,
            Unit = "dimensions",
            EdgeCases = "Undefined where every dimension is constant. Eigenvalues of 0 contribute 0.",
            Citation = "Roy, Vetterli: The effective rank: a measure of effective dimensionality (EUSIPCO 2007)",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) => [From(set.Eigenvalues)];

    /// <summary>The value.</summary>
    /// <param name="eigenvalues">The covariance's eigenvalues, largest first.</param>
    public static Score From(double[] eigenvalues)
    {
        double total = eigenvalues.Sum();
        if (!(total > 0))
        {
            return Score.Undefined("every dimension is constant");
        }
        double entropy = 0;
        foreach (double value in eigenvalues)
        {
            double share = value / total;
            entropy -= share > 0 ? share * Math.Log(share) : 0;
        }
        return Math.Exp(entropy);
    }
}
