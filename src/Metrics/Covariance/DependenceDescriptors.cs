namespace NebulaBench.Metrics.Covariance;

/// <summary>What the metrics of dependence between dimensions are.</summary>
internal static class DependenceDescriptors
{
    public static readonly IReadOnlyList<MetricDescriptor> All =
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
        new()
        {
            Id = "offdiagonal_energy_ratio",
            Family = MetricFamily.Covariance,
            Name = "Off-diagonal energy",
            Formula = "sum of R_ij² over i ≠ j / sum of all R_ij², R the correlation matrix",
            Range = "[0, 1 − 1/d]",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined where fewer than two dimensions vary. Constant dimensions are left out and counted in "
                + "dead_dimensions.",
            Citation = "Kumar et al.: Variational inference of disentangled latent concepts (DIP-VAE, ICLR 2018), as a share",
        },
        new()
        {
            Id = "gaussian_total_correlation_nats",
            Family = MetricFamily.Covariance,
            Name = "Gaussian total correlation",
            Formula = "−½ ln det R",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            Unit = "nats",
            EdgeCases = "Undefined where the covariance of the varying dimensions is singular, such as with n ≤ d or a repeated "
                + "dimension. Constant dimensions are left out and counted in dead_dimensions. 0 where a single dimension "
                + "varies.",
            Citation = "Watanabe: Information theoretical analysis of multivariate correlation (1960), for a Gaussian",
        },
        new()
        {
            Id = "gaussian_wasserstein_correlation",
            Family = MetricFamily.Covariance,
            Name = "Wasserstein correlation",
            Formula = "W₂²(N(0, Σ), N(0, diag Σ)) = 2 tr Σ − 2 tr (D^½ Σ D^½)^½, D = diag Σ",
            Range = "[0, 2 tr Σ)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined where every dimension is constant. Defined for a singular covariance. Grows with the square of the "
                + "scale.",
            Citation = "Locatello et al.: Challenging common assumptions in the unsupervised learning of disentangled "
                + "representations (ICML 2019; disentanglement_lib)",
        },
        new()
        {
            Id = "gaussian_wasserstein_correlation_normalised",
            Family = MetricFamily.Covariance,
            Name = "Wasserstein correlation, normalised",
            Formula = "W₂²(N(0, Σ), N(0, diag Σ)) / tr Σ",
            Range = "[0, 2)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Undefined where every dimension is constant. Defined for a singular covariance.",
            Citation = "Locatello et al.: Challenging common assumptions in the unsupervised learning of disentangled "
                + "representations (ICML 2019; disentanglement_lib)",
        },
    ];
}
