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
            EdgeCases = $"Undefined where fewer than two dimensions vary. {WithoutConstant}",
            Citation = "Cogswell et al.: Reducing overfitting in deep networks by decorrelating representations (ICLR 2016)",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) => [From(set.Correlation)];

    private static Score From(CorrelationMatrix correlation) => correlation.Live.Length < 2
        ? Score.Undefined("fewer than two dimensions vary")
        : OffDiagonal.Mean([.. Enumerable.Range(0, correlation.Live.Length)], (a, b) => Math.Abs(correlation.OfLive[a, b]));
}

/// <summary>The share of the correlation matrix's squared entries that lies off the diagonal.</summary>
public sealed class OffDiagonalEnergy : SampleSetMetric
{
    /// <inheritdoc/>
    public override IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "offdiagonal_energy_ratio",
            Family = MetricFamily.Covariance,
            Name = "Off-diagonal energy",
            Formula = "sum of R_ij² over i ≠ j / sum of all R_ij², R the correlation matrix",
            Range = "[0, 1 − 1/d]",
            Direction = Direction.LowerIsBetter,
            EdgeCases = $"Undefined where fewer than two dimensions vary. {WithoutConstant}",
            Citation = "Kumar et al.: Variational inference of disentangled latent concepts (DIP-VAE, ICLR 2018), as a share",
        },
    ];

    private protected override Score[] Measure(LatentInput input, Gaussian set) => [From(set.Correlation)];

    private static Score From(CorrelationMatrix correlation)
    {
        if (correlation.Live.Length < 2)
        {
            return Score.Undefined("fewer than two dimensions vary");
        }
        double offDiagonal = 0;
        for (int a = 0; a < correlation.Live.Length; a++)
        {
            for (int b = 0; b < correlation.Live.Length; b++)
            {
                offDiagonal += a == b ? 0 : correlation.OfLive[a, b] * correlation.OfLive[a, b];
            }
        }
        return offDiagonal / (offDiagonal + correlation.Live.Length);
    }
}
