namespace NebulaBench.Metrics.Covariance;

/// <summary>What the metrics of distance from a Gaussian are.</summary>
internal static class NormalityDescriptors
{
    public static readonly IReadOnlyList<MetricDescriptor> All =
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
        new()
        {
            Id = "mardia_skewness",
            Family = MetricFamily.Covariance,
            Name = "Mardia skewness",
            Formula = "1/n² Σ_ij ((x_i − μ)ᵀ S⁻¹ (x_j − μ))³, S divided by n",
            Range = "[0, ∞)",
            Direction = Direction.Neutral,
            EdgeCases = "Undefined where the covariance of the varying dimensions is singular, such as with n ≤ d or a repeated "
                + "dimension. Over the varying dimensions. For n Gaussian samples it is about d (d + 1)(d + 2) / n.",
            Citation = "Mardia: Measures of multivariate skewness and kurtosis with applications (Biometrika 1970)",
        },
        new()
        {
            Id = "mardia_skewness_effect",
            Family = MetricFamily.Covariance,
            Name = "Mardia skewness, effect size",
            Formula = "√(6 · mardia_skewness / (d (d + 1)(d + 2)))",
            Range = "[0, ∞)",
            Direction = Direction.Neutral,
            EdgeCases = "Undefined where the covariance of the varying dimensions is singular, such as with n ≤ d or a repeated "
                + "dimension. |skewness| for d = 1, about √(6 / n) for n Gaussian samples.",
            Citation = "Mardia: Measures of multivariate skewness and kurtosis with applications (Biometrika 1970), scaled by the "
                + "number of independent third moments",
        },
        new()
        {
            Id = "mardia_kurtosis",
            Family = MetricFamily.Covariance,
            Name = "Mardia kurtosis",
            Formula = "1/n Σ_i ((x_i − μ)ᵀ S⁻¹ (x_i − μ))², S divided by n",
            Range = "[d², ∞)",
            Direction = Direction.Neutral,
            EdgeCases = "Undefined where the covariance of the varying dimensions is singular, such as with n ≤ d or a repeated "
                + "dimension. Over the varying dimensions. d (d + 2) for a Gaussian.",
            Citation = "Mardia: Measures of multivariate skewness and kurtosis with applications (Biometrika 1970)",
        },
        new()
        {
            Id = "mardia_kurtosis_effect",
            Family = MetricFamily.Covariance,
            Name = "Mardia kurtosis, effect size",
            Formula = "mardia_kurtosis / (d (d + 2)) − 1",
            Range = "[−2 / (d + 2), ∞)",
            Direction = Direction.Neutral,
            EdgeCases = "Undefined where the covariance of the varying dimensions is singular, such as with n ≤ d or a repeated "
                + "dimension. 0 for a Gaussian, negative for light tails.",
            Citation = "Mardia: Measures of multivariate skewness and kurtosis with applications (Biometrika 1970); relative "
                + "multivariate kurtosis",
        },
        new()
        {
            Id = "henze_zirkler",
            Family = MetricFamily.Covariance,
            Name = "Henze–Zirkler statistic",
            Formula = "n ∫ |ψ_n(t) − exp(−|t|²/2)|² φ_β(t) dt, ψ_n the characteristic function of the whitened samples, β = ((2d + "
                + "1) n / 4)^(1/(d+4)) / √2",
            Range = "[0, 4 n]",
            Direction = Direction.Neutral,
            EdgeCases = "On at most 1,000 evenly spaced samples. Undefined where the covariance of the varying dimensions is "
                + "singular, such as with n ≤ d or a repeated dimension.",
            Citation = "Henze, Zirkler: A class of invariant consistent tests for multivariate normality (1990)",
        },
        new()
        {
            Id = "henze_zirkler_p_value",
            Family = MetricFamily.Covariance,
            Name = "Henze–Zirkler p-value",
            Formula = "P(statistic ≥ henze_zirkler) for Gaussian samples, by a log-normal of the same mean and variance",
            Range = "[0, 1]",
            Direction = Direction.Neutral,
            EdgeCases = "As henze_zirkler. A p-value says whether, not how much: real data are rejected at any sufficient n.",
            Citation = "Henze, Zirkler: A class of invariant consistent tests for multivariate normality (1990)",
        },
    ];
}
