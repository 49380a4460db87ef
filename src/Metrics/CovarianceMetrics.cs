using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Metrics.Selection;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics;

/// <summary>The family of covariance metrics: how the latents vary together, as a whole, per class and per prototype.</summary>
public static class CovarianceMetrics
{
    /// <summary>The prefix of scores averaged over classes, such as <c>mean_over_classes/effective_rank</c>.</summary>
    public const string MeanOverClasses = "mean_over_classes";

    /// <summary>The prefix of scores averaged over prototypes that have samples.</summary>
    public const string MeanOverPrototypes = "mean_over_prototypes";

    /// <summary>Every score of the family, in the order of a report.</summary>
    public static IReadOnlyList<(string Key, Score Score)> Measure(LatentTable table) => Analyze(table).Scores;

    /// <summary>Every score, and the matrices that a run stores and its figures are drawn from.</summary>
    /// <param name="table">The latents.</param>
    /// <param name="metrics">What is measured; null for the metrics of this assembly.</param>
    /// <param name="seeds">Where draws get their seeds from; null for seed 0.</param>
    public static (IReadOnlyList<(string Key, Score Score)> Scores, CovarianceStructure Structure) Analyze(
        LatentTable table, MetricSet? metrics = null, SeedStream? seeds = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Analyze(new LatentInput { Set = new EmbeddingSet { Measured = table }, Seeds = seeds ?? new SeedStream(0) }, metrics ?? BundledMetrics.Set());
    }

    /// <summary>Every score of a set of metrics, and the matrices.</summary>
    internal static (IReadOnlyList<(string Key, Score Score)> Scores, CovarianceStructure Structure) Analyze(
        LatentInput input, MetricSet metrics, IMeasuringObserver? observer = null)
    {
        LatentTable table = input.Latents;
        FiniteValues.Require(table);
        if (table.LogVariances is { } logVariances)
        {
            FiniteValues.Require(logVariances, table.Dimension, "log-variances");
        }
        GroupIndex.RequireLength(table.Labels, table.Count, "labels");
        GroupIndex.RequireLength(table.Assignments, table.Count, "assignments");
        observer?.Begin("covariance", "classes and prototypes");
        var groups = CovarianceGroups.From(input, metrics);
        SampleSet whole = SampleSet.From(input);
        CovarianceStructure structure = new()
        {
            Count = table.Count,
            Mean = whole.Mean,
            Covariance = whole.Moments?.Covariance,
            Correlation = whole.Correlation?.OfAll(),
            Eigenvalues = whole.Eigenvalues,
            DeadDimensions = whole.Correlation?.Dead ?? [],
            DimensionKl = PosteriorKl.OfDimensions(input),
            Classes = groups.Classes,
            Prototypes = groups.Prototypes,
        };
        string[] ids = [.. CovarianceGroups.MetricsOfGroups(metrics).SelectMany(source => Ids(source, groups))];
        return ([
            .. metrics.Measure<ICovarianceMetric>("covariance", observer, metric => metric.Measure(input)),
            .. CovarianceGroups.Means(MeanOverClasses, ids, groups.Classes, CovarianceGroups.Unlabeled),
            .. CovarianceGroups.Means(MeanOverPrototypes, ids, groups.Prototypes, "the objective assigns no prototypes"),
        ], structure);
    }

    // Where a metric of a plugin failed in a group, its value is among the scores of that group under an id of its own.
    private static IEnumerable<string> Ids(MetricSource source, CovarianceGroups groups) => groups.Classes.Concat(groups.Prototypes)
        .SelectMany(group => group.Scores.Select(entry => entry.Key))
        .Concat(source.Descriptors.Select(descriptor => descriptor.Id).Where(id => !id.Contains('*', StringComparison.Ordinal)))
        .Distinct()
        .Where(key => source.Descriptors.Any(descriptor => descriptor.Describes(key)));
}
