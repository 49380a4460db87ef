using NebulaBench.Metrics.Selection;

namespace NebulaBench.Metrics.Covariance;

/// <summary>Measures latents, or a group of them, with the covariance metrics of a set.</summary>
internal static class CovarianceMeasures
{
    /// <summary>Why there are no classes.</summary>
    public const string Unlabeled = "the samples have no labels";

    /// <summary>What the metrics of a set say of latents.</summary>
    /// <param name="metrics">The metrics.</param>
    /// <param name="input">The latents.</param>
    /// <param name="groupsOnly">Whether to leave out those that do not measure groups.</param>
    public static IReadOnlyList<(string Key, Score Score)> Measure(MetricSet metrics, LatentInput input, bool groupsOnly) =>
    [
        .. (groupsOnly ? OfGroups(metrics) : metrics.Of<ICovarianceMetric>())
            .SelectMany(source => source.Measure<ICovarianceMetric>(metric => metric.Measure(input))),
    ];

    /// <summary>The metrics of a set that measure classes and prototypes, too.</summary>
    public static IEnumerable<MetricSource> OfGroups(MetricSet metrics) => metrics.Of<ICovarianceMetric>()
        .Where(source => source.Guarded(() => source.Open<ICovarianceMetric>().MeasuresGroups, _ => false));
}
