namespace NebulaBench.Metrics.Output;

/// <summary>What the metrics of likelihood are.</summary>
internal static class LikelihoodDescriptors
{
    public static readonly IReadOnlyList<MetricDescriptor> All =
    [
        new()
        {
            Id = "bernoulli_nll_nats",
            Family = MetricFamily.Output,
            Name = "Bernoulli NLL",
            Formula = "mean over samples of −Σ (x ln p + (1 − x) ln(1 − p))",
            Range = "[0, ∞)",
            Direction = Direction.LowerIsBetter,
            Unit = "nats per sample",
            EdgeCases = "Logarithms are bounded at −100, so that a probability rounded to 0 or 1 stays finite. Undefined for outputs "
                + "that are no probabilities or targets outside [0, 1]. Targets between 0 and 1 have a least value above 0.",
            Citation = "Kingma, Welling: Auto-encoding variational Bayes (ICLR 2014)",
        },
        new()
        {
            Id = "bits_per_dimension",
            Family = MetricFamily.Output,
            Name = "Bits per dimension",
            Formula = "nats / (D ln 2) + log2 L, D values a sample, scaled from L levels to [0, 1]; L = 1 for discrete values",
            Range = "(−∞, ∞)",
            Direction = Direction.LowerIsBetter,
            Unit = "bits",
            EdgeCases = "Undefined where the negative log-likelihood is.",
            Citation = "Theis, van den Oord, Bethge: A note on the evaluation of generative models (ICLR 2016)",
        },
        new()
        {
            Id = "iwae_bound_nats",
            Family = MetricFamily.Output,
            Name = "IWAE bound",
            Formula = "mean over samples of ln (1/K) Σ_k p(x, z_k) / q(z_k | x), z_k drawn from q",
            Range = "(−∞, ∞)",
            Direction = Direction.HigherIsBetter,
            Unit = "nats per sample",
            EdgeCases = "Grows with K towards ln p(x), so compare at one K only. Undefined for models without a posterior.",
            Citation = "Burda, Grosse, Salakhutdinov: Importance weighted autoencoders (ICLR 2016)",
        },
    ];
}
