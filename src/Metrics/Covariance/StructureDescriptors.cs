namespace NebulaBench.Metrics.Covariance;

/// <summary>What the metrics of used dimensions, classes and pairs of sets are.</summary>
internal static class StructureDescriptors
{
    public static readonly IReadOnlyList<MetricDescriptor> All =
    [
        new()
        {
            Id = "active_units_threshold_0_01",
            Family = MetricFamily.Covariance,
            Name = "Active units",
            Formula = "number of dimensions j with Var_x(E[z_j | x]) > 0.01",
            Range = "[0, d]",
            Direction = Direction.HigherIsBetter,
            Unit = "dimensions",
            EdgeCases = "Measured on the posteriors' means (the latents themselves where the model is deterministic). Depends on the "
                + "scale of the latents.",
            Citation = "Burda, Grosse, Salakhutdinov: Importance weighted autoencoders (ICLR 2016)",
        },
        new()
        {
            Id = "posterior_kl_nats",
            Family = MetricFamily.Covariance,
            Name = "Posterior KL",
            Formula = "mean over x of Σ_j ½ (μ_j² + σ_j² − 1 − ln σ_j²)",
            Range = "[0, ∞)",
            Direction = Direction.Neutral,
            Unit = "nats per sample",
            EdgeCases = "Undefined where the model has no posterior variances. The parts of each dimension are stored with the run.",
            Citation = "Kingma, Welling: Auto-encoding variational Bayes (ICLR 2014)",
        },
        new()
        {
            Id = "mutual_information_nats",
            Family = MetricFamily.Covariance,
            Name = "Mutual information",
            Formula = "mean over x of ln q(z | x) − ln (1/N) Σ_j q(z | x_j), z drawn once from q(z | x)",
            Range = "(−∞, ln N]",
            Direction = Direction.HigherIsBetter,
            Unit = "nats",
            EdgeCases = "Undefined where the model has no posterior variances. Of at most 2,000 samples, evenly spread, so at most 7.6 nats; near 0 "
                + "where the posterior has collapsed.",
            Citation = "Hoffman, Johnson: ELBO surgery (NIPS workshop on approximate inference 2016)",
        },
        new()
        {
            Id = "within_to_between_scatter",
            Family = MetricFamily.Covariance,
            Name = "Within/between scatter",
            Formula = "tr S_W / tr S_B, S_W = 1/n Σ (x − μ_c)(x − μ_c)ᵀ, S_B = 1/n Σ n_c (μ_c − μ)(μ_c − μ)ᵀ",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            NeedsLabels = true,
            EdgeCases = "Undefined for fewer than two classes or equal class means. A class with one sample contributes no scatter "
                + "within.",
            Citation = "Fukunaga: Introduction to statistical pattern recognition",
        },
        new()
        {
            Id = "neural_collapse_nc1",
            Family = MetricFamily.Covariance,
            Name = "Neural collapse NC1",
            Formula = "tr(Σ_W Σ_B⁺) / C, Σ_W = S_W, Σ_B = 1/C Σ (μ_c − μ̄)(μ_c − μ̄)ᵀ, μ̄ the plain mean of the C class means",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            NeedsLabels = true,
            EdgeCases = "Undefined for fewer than two classes or equal class means. Directions in which the class means do not differ "
                + "are left out (pseudo-inverse).",
            Citation = "Papyan, Han, Donoho: Prevalence of neural collapse during the terminal phase of deep learning training (PNAS "
                + "2020)",
        },
        new()
        {
            Id = "frechet_distance_first_half_to_second",
            Family = MetricFamily.Covariance,
            Name = "Fréchet distance between halves",
            Formula = "frechet_distance between samples 1 … ⌊n/2⌋ and the rest",
            Range = "[0, ∞)",
            Direction = Direction.Neutral,
            EdgeCases = "Undefined for fewer than four samples. What sampling alone costs, if the samples are in random order.",
            Citation = "Dowson, Landau: The Fréchet distance between multivariate normal distributions (1982)",
        },
        new()
        {
            Id = "frechet_distance",
            Family = MetricFamily.Covariance,
            Name = "Fréchet distance",
            Formula = "|μ_a − μ_b|² + tr(Σ_a + Σ_b − 2 (Σ_a Σ_b)^½)",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "Taken at equal numbers of samples: of the larger set, evenly spaced ones. Undefined for fewer than two "
                + "samples a set or different dimensions. Defined for singular covariances.",
            Citation = "Dowson, Landau: The Fréchet distance between multivariate normal distributions (1982); Heusel et al. "
                + "(NeurIPS 2017)",
        },
    ];
}
