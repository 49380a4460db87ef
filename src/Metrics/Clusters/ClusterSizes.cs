namespace NebulaBench.Metrics.Clusters;

/// <summary>A metric of how many clusters there are and how the samples spread over them.</summary>
public abstract class ClusterSizeMetric : IClusteringMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors => [Descriptor];

    /// <summary>What its value is.</summary>
    protected abstract MetricDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(ClusteringInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        GroupIndex groups = input.Share(() => GroupIndex.From(input.Clusters));
        return [(Descriptor.Id, groups.Count == 0 ? Score.Undefined("there are no samples") : Measure(input, groups))];
    }

    /// <summary>The value for at least one sample.</summary>
    internal abstract Score Measure(ClusteringInput input, GroupIndex groups);

    /// <summary>The share of the samples that each cluster has.</summary>
    internal static double[] Shares(ClusteringInput input, GroupIndex groups) =>
        [.. groups.Sizes.Select(size => (double)size / input.Clusters.Length)];
}

/// <summary>The number of clusters that have samples.</summary>
public sealed class UsedClusters : ClusterSizeMetric
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

/// <summary>The number of prototypes that have no sample.</summary>
public sealed class DeadClusters : ClusterSizeMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "dead_clusters",
        Family = MetricFamily.Clusters,
        Name = "Dead clusters",
        Formula = "number of prototypes that no sample is assigned to",
        Range = "0, 1, …",
        Direction = Direction.LowerIsBetter,
        EdgeCases = "Undefined where the number of prototypes is not known, and without samples.",
        Citation = "van den Oord, Vinyals, Kavukcuoglu (2017), Neural discrete representation learning (dead codes)",
    };

    /// <inheritdoc/>
    internal override Score Measure(ClusteringInput input, GroupIndex groups) =>
        input.Available is { } all ? all - groups.Count : Score.Undefined("the number of prototypes is not known");
}

/// <summary>The share of the samples that the largest cluster has.</summary>
public sealed class LargestCluster : ClusterSizeMetric
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

/// <summary>The exponential of the entropy of the clusters' shares.</summary>
public sealed class ClusterPerplexity : ClusterSizeMetric
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
