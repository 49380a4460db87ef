namespace NebulaBench.Metrics.Covariance;

/// <summary>What the metrics of the covariance's spectrum are.</summary>
internal static class SpectrumDescriptors
{
    public static readonly IReadOnlyList<MetricDescriptor> All =
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
        new()
        {
            Id = "condition_number",
            Family = MetricFamily.Covariance,
            Name = "Condition number",
            Formula = "largest / smallest eigenvalue of the covariance of the varying dimensions",
            Range = "[1, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined where the covariance of the varying dimensions is singular, such as with n ≤ d or a repeated "
                + "dimension. Constant dimensions are left out and counted in dead_dimensions.",
            Citation = "Golub, Van Loan: Matrix computations",
        },
    ];
}
