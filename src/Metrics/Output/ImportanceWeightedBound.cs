namespace NebulaBench.Metrics.Output;

/// <summary>The importance-weighted bound on the log-likelihood (Burda et al., 2016).</summary>
public sealed class ImportanceWeightedBound : ILikelihoodMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
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

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LikelihoodInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [("iwae_bound_nats", From(input))];
    }

    /// <summary>The bound in nats per sample.</summary>
    internal static Score From(LikelihoodInput input) => input.WhyNone is { } reason
        ? Score.Undefined(reason)
        : Likelihood.ImportanceWeightedBound(input.LogWeights, input.Draws);
}
