using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Randomness;

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
        Measure<ClusterSizeMetric>(new ClusteringInput { Latents = NoLatents, Clusters = clusters, Available = available });

    /// <summary>All that the metrics of a set say of one clustering.</summary>
    internal static IReadOnlyList<(string Key, Score Score)> Measure(MetricSet metrics, ClusteringInput input, string group, IMeasuringObserver? observer) =>
        metrics.Measure<IClusteringMetric>(group, observer, metric => metric.Measure(input));

    private static IReadOnlyList<(string Key, Score Score)> Measure<TMetric>(ClusteringInput input)
        where TMetric : IClusteringMetric =>
        [.. BundledMetrics.Set().Of<TMetric>().SelectMany(source => source.Measure<TMetric>(metric => metric.Measure(input)))];
}

/// <summary>
/// Measures three ways to cluster the same latents: the objective's own assignment, k-means, and a Gaussian mixture, the last two with as
/// many clusters as there are classes.
/// </summary>
public static class ClusterMeasurement
{
    /// <summary>One way to cluster and its scores.</summary>
    /// <param name="Key"><c>assigned</c>, <c>kmeans</c> or <c>mixture</c>.</param>
    /// <param name="Clusters">The cluster of each sample.</param>
    /// <param name="Contingency">The contingency table of clusters and labels, or null without labels.</param>
    /// <param name="Scores">The scores in the order of a report.</param>
    public sealed record Outcome(
        string Key, int[] Clusters, ContingencyTable? Contingency, IReadOnlyList<(string Key, Score Score)> Scores);

    /// <summary>
    /// Measures all that can be: the assignment only where the objective has one, the others only where there are classes.
    /// </summary>
    /// <param name="latents">The latents with their labels and assignments.</param>
    /// <param name="options">How to measure.</param>
    /// <param name="seeds">Where k-means gets its seeds from.</param>
    /// <param name="prototypes">How many prototypes the objective has, or null where it has none.</param>
    /// <param name="clusters">How many clusters to look for, or null for as many as there are classes.</param>
    /// <param name="metrics">What is measured; null for the metrics of this assembly.</param>
    /// <param name="observer">Is told of each metric; null for nobody.</param>
    public static IReadOnlyList<Outcome> Run(
        LatentTable latents, EvaluationOptions options, SeedStream seeds, int? prototypes = null, int? clusters = null, MetricSet? metrics = null,
        IMeasuringObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentNullException.ThrowIfNull(options);
        metrics ??= BundledMetrics.Set(options);
        var outcomes = new List<Outcome>();
        if (latents.Assignments is { } assigned)
        {
            outcomes.Add(Measure(metrics, "assigned", latents, assigned, prototypes, seeds, observer));
        }
        int wanted = clusters ?? (latents.Labels is { } labels ? GroupIndex.From(labels).Count : 0);
        if (wanted > 0 && wanted <= latents.Count)
        {
            observer?.Begin("clusters/kmeans", "k-means");
            var means = KMeans.Fit(latents, wanted, seeds, new KMeansOptions { Restarts = options.KMeansRestarts });
            outcomes.Add(Measure(metrics, "kmeans", latents, means.Labels, wanted, seeds, observer));
            observer?.Begin("clusters/mixture", "mixture");
            var mixture = GaussianMixture.Fit(latents, means.Labels, wanted, new MixtureOptions());
            outcomes.Add(Measure(metrics, "mixture", latents, mixture.Labels, wanted, seeds, observer));
        }
        return outcomes;
    }

    private static Outcome Measure(
        MetricSet metrics, string key, LatentTable latents, int[] clusters, int? available, SeedStream seeds, IMeasuringObserver? observer)
    {
        var input = new ClusteringInput { Latents = latents, Clusters = clusters, Labels = latents.Labels, Available = available, Seeds = seeds };
        return new Outcome(
            key, clusters, latents.Labels is null ? null : ContingencyTable.From(clusters, latents.Labels), ClusterMetrics.Measure(metrics, input, $"clusters/{key}", observer));
    }
}
