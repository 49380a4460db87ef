using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Selection;

namespace NebulaBench.Metrics;

/// <summary>The cluster metrics in groups, as a caller wants them: each a list of key and score in the order of a report.</summary>
public static class ClusterMetrics
{
    private static readonly LatentTable NoLatents = new() { Values = [], Dimension = 0 };

    /// <summary>How well clusters agree with labels.</summary>
    public static IReadOnlyList<(string Key, Score Score)> AgainstLabels(int[] clusters, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return Measure<LabelMetric>(new ClusteringInput { Latents = NoLatents, Clusters = clusters, Labels = labels });
    }

    /// <summary>How well the clusters separate the latents.</summary>
    public static IReadOnlyList<(string Key, Score Score)> Geometry(LatentTable latents, int[] clusters) =>
        Measure<SeparationMetric>(new ClusteringInput { Latents = latents, Clusters = clusters });

    /// <summary>How many clusters there are and how the samples spread over them.</summary>
    /// <param name="clusters">The cluster of each sample.</param>
    /// <param name="available">How many prototypes a sample could have been assigned to, or null where that is not known.</param>
    public static IReadOnlyList<(string Key, Score Score)> Sizes(int[] clusters, int? available = null) =>
        Measure<ClusterSizes>(new ClusteringInput { Latents = NoLatents, Clusters = clusters, Available = available });

    /// <summary>All that the metrics of a set say of one clustering.</summary>
    internal static IReadOnlyList<(string Key, Score Score)> Measure(MetricSet metrics, ClusteringInput input) =>
        [.. metrics.Of<IClusteringMetric>().SelectMany(source => source.Measure<IClusteringMetric>(metric => metric.Measure(input)))];

    private static IReadOnlyList<(string Key, Score Score)> Measure<TMetric>(ClusteringInput input)
        where TMetric : IClusteringMetric =>
        [.. BundledMetrics.Set().Of<TMetric>().SelectMany(source => source.Measure<TMetric>(metric => metric.Measure(input)))];
}
