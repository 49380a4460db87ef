namespace NebulaBench.Metrics.Clusters;

/// <summary>The number of clusters that have samples.</summary>
public sealed class UsedClusters : ClusterSizes
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "used_clusters",
        Family = MetricFamily.Clusters,
        Name = "Clusters",
        Formula = "number of clusters with at least one sample",
        Range = "1, 2, …",
        Direction = Direction.Neutral,
        EdgeCases = "Undefined without samples.",
        Citation = "–",
    };

    /// <inheritdoc/>
    internal override Score Measure(ClusteringInput input, GroupIndex groups) => groups.Count;
}
