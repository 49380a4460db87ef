namespace NebulaBench.Metrics.Clusters;

/// <summary>The share of the samples that the largest cluster has.</summary>
public sealed class LargestCluster : ClusterSizes
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "largest_cluster_share",
        Family = MetricFamily.Clusters,
        Name = "Largest cluster",
        Formula = "max_c n_c / n",
        Range = "(0, 1]",
        Direction = Direction.Neutral,
        EdgeCases = "Undefined without samples.",
        Citation = "–",
    };

    /// <inheritdoc/>
    internal override Score Measure(ClusteringInput input, GroupIndex groups) => Shares(input, groups).Max();
}
