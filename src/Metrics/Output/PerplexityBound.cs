namespace NebulaBench.Metrics.Output;

/// <summary>The importance-weighted bound per token of a text; not measured for other outputs.</summary>
public sealed class PerplexityBound : ILikelihoodMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "perplexity_bound",
            Family = MetricFamily.Output,
            Name = "Perplexity bound",
            Formula = "exp(−IWAE bound / mean number of tokens)",
            Range = "[1, ∞)",
            Direction = Direction.LowerIsBetter,
            EdgeCases = "An upper bound of the perplexity of the text under a variational model: with one draw that of the ELBO, tighter with more. Undefined "
                + "where the bound is, and for outputs that are no sequences.",
            Citation = "Burda, Grosse, Salakhutdinov: Importance weighted autoencoders (ICLR 2016)",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LikelihoodInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Tokens is not { } tokens)
        {
            return [];
        }
        Score bound = ImportanceWeightedBound.From(input);
        return [("perplexity_bound", bound.Value is { } nats ? Perplexity.For(-nats * (input.LogWeights.Length / input.Draws), tokens) : bound)];
    }
}
