using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Numerics;
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
    internal static IReadOnlyList<(string Key, Score Score)> Measure(MetricSet metrics, ClusteringInput input) =>
        [.. metrics.Of<IClusteringMetric>().SelectMany(source => source.Measure<IClusteringMetric>(metric => metric.Measure(input)))];

    private static IReadOnlyList<(string Key, Score Score)> Measure<TMetric>(ClusteringInput input)
        where TMetric : IClusteringMetric =>
        [.. BundledMetrics.Set().Of<TMetric>().SelectMany(source => source.Measure<TMetric>(metric => metric.Measure(input)))];
}

/// <summary>
/// Measures several ways to cluster the same latents: the objective's own assignment, and k-means and a Gaussian mixture with as many clusters
/// as there are classes, fitted to training latents (inductive: these rank) and to the very latents that they score (transductive).
/// </summary>
public static class ClusterMeasurement
{
    /// <summary>Clusterings are fitted to no more training latents than this, taken evenly: they would take longer than all other metrics.</summary>
    public const int MostFitted = 10_000;

    /// <summary>One way to cluster and its scores.</summary>
    /// <param name="Key"><c>assigned</c>, <c>kmeans_inductive</c>, <c>mixture_inductive</c>, <c>kmeans</c> or <c>mixture</c>.</param>
    /// <param name="Clusters">The cluster of each sample.</param>
    /// <param name="Contingency">The contingency table of clusters and labels, or null without labels.</param>
    /// <param name="Scores">The scores in the order of a report.</param>
    public sealed record Outcome(
        string Key, int[] Clusters, ContingencyTable? Contingency, IReadOnlyList<(string Key, Score Score)> Scores);

    /// <summary>
    /// Measures all that can be: the assignment only where the objective has one, the others only where there are classes, and the inductive
    /// ones only where there are training latents.
    /// </summary>
    /// <param name="set">The latents with their labels, assignments, training latents and original samples.</param>
    /// <param name="options">How to measure.</param>
    /// <param name="seeds">Where k-means gets its seeds from.</param>
    /// <param name="prototypes">How many prototypes the objective has, or null where it has none.</param>
    /// <param name="clusters">How many clusters to look for where there are no labels, or null for none; with labels it is as many as occur.</param>
    /// <param name="metrics">What is measured; null for the metrics of this assembly.</param>
    public static IReadOnlyList<Outcome> Run(
        EmbeddingSet set, EvaluationOptions options, SeedStream seeds, int? prototypes = null, int? clusters = null, MetricSet? metrics = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        metrics ??= BundledMetrics.Set(options);
        LatentTable latents = set.Measured;
        var outcomes = new List<Outcome>();
        if (latents.Assignments is { } assigned)
        {
            Add("assigned", assigned, prototypes);
        }
        int wanted = set.OccurringClasses ?? clusters ?? 0;
        LatentTable? fitted = set.Training is { } training ? training.ValuesOf(UniformSubsample.For(training.Count, MostFitted)) : null;
        if (wanted > 0 && wanted <= fitted?.Count)
        {
            (KMeansResult means, MixtureResult mixture) = Fit(fitted, wanted, options, seeds);
            Add("kmeans_inductive", means.Assign(latents), wanted);
            Add("mixture_inductive", mixture.Assign(latents), wanted);
        }
        if (wanted > 0 && wanted <= latents.Count)
        {
            (KMeansResult means, MixtureResult mixture) = Fit(latents, wanted, options, seeds);
            Add("kmeans", means.Labels, wanted);
            Add("mixture", mixture.Labels, wanted);
        }
        return outcomes;

        void Add(string key, int[] found, int? available) => outcomes.Add(Measure(metrics, key, set, found, available, seeds));
    }

    private static (KMeansResult Means, MixtureResult Mixture) Fit(LatentTable latents, int clusters, EvaluationOptions options, SeedStream seeds)
    {
        var means = KMeans.Fit(latents, clusters, seeds, new KMeansOptions { Restarts = options.KMeansRestarts });
        return (means, GaussianMixture.Fit(latents, means.Labels, clusters, new MixtureOptions()));
    }

    private static Outcome Measure(MetricSet metrics, string key, EmbeddingSet set, int[] clusters, int? available, SeedStream seeds)
    {
        LatentTable latents = set.Measured;
        var input = new ClusteringInput
        {
            Latents = latents,
            Clusters = clusters,
            Labels = latents.Labels,
            Available = available,
            Originals = set.Originals,
            Seeds = seeds,
        };
        return new Outcome(
            key, clusters, latents.Labels is null ? null : ContingencyTable.From(clusters, latents.Labels), ClusterMetrics.Measure(metrics, input));
    }
}
