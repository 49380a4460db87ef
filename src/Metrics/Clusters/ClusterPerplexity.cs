namespace NebulaBench.Metrics.Clusters;

/// <summary>The exponential of the entropy of the clusters' shares.</summary>
public sealed class ClusterPerplexity : ClusterSizes
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "cluster_perplexity",
        Family = MetricFamily.Clusters,
        Name = "Cluster perplexity",
        Formula = "exp(−Σ_c p_c ln p_c), p_c = n_c / n: the number of clusters really used",
        Range = "[1, k]",
        Direction = Direction.Neutral,
        EdgeCases = "Over the whole split, not per batch. Undefined without samples.",
        Citation = "van den Oord, Vinyals, Kavukcuoglu (2017), Neural discrete representation learning",
    };

    /// <inheritdoc/>
    internal override Score Measure(ClusteringInput input, GroupIndex groups) =>
        Math.Exp(-Shares(input, groups).Sum(share => share * Math.Log(share)));
}
