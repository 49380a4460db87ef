namespace NebulaBench.Metrics.Clusters;

/// <summary>A metric of how many clusters there are and how the samples spread over them.</summary>
public abstract class ClusterSizes : IClusteringMetric
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
