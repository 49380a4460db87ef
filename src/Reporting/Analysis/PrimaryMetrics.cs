using NebulaBench.Metrics;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Analysis;

/// <summary>The scores by which latent spaces are judged first: how well clusters meet the classes, and what a neighbor knows of a class.</summary>
internal static class PrimaryMetrics
{
    private static readonly string[] Keys = ["clusters/kmeans/nmi_arithmetic", "clusters/kmeans/accuracy_hungarian", "usefulness/knn_accuracy_k5"];

    /// <summary>Those of them that a summary has and that know which way is better.</summary>
    public static IEnumerable<MetricColumn> In(Summary summary) => Keys
        .Select(key => summary.Metrics.FirstOrDefault(metric => metric.Key == key && metric.Direction != Direction.Neutral))
        .OfType<MetricColumn>();

    /// <summary>How a metric is called in a sentence.</summary>
    public static string Name(MetricColumn metric) =>
        metric.Key.StartsWith("clusters/kmeans/", StringComparison.Ordinal) ? $"{metric.Name} of k-means" : metric.Name;

    /// <summary>Rows that can be compared: those of one experiment, dataset and architecture.</summary>
    public static IEnumerable<IGrouping<(string Experiment, string Dataset, string Architecture), SummaryRow>> Comparisons(Summary summary) =>
        summary.Rows.GroupBy(row => (row.Combination.Experiment, row.Combination.Dataset, row.Combination.Architecture));
}
