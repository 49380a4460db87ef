using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Tables;

/// <summary>A column of a report's first table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Keys">The scores it may show; the first that any run has is shown. A key may end in a star.</param>
public sealed record HeadlineColumn(string Name, params string[] Keys)
{
    /// <summary>What structures a latent space, what it is good for, and what it cost.</summary>
    public static IReadOnlyList<HeadlineColumn> Default { get; } =
    [
        new("Accuracy, k-means", "clusters/kmeans_inductive/accuracy_hungarian", "clusters/kmeans/accuracy_hungarian"),
        new("Accuracy, assigned", "clusters/assigned/accuracy_hungarian"),
        new("NMI, k-means", "clusters/kmeans_inductive/nmi_arithmetic", "clusters/kmeans/nmi_arithmetic"),
        new("NMI, assigned", "clusters/assigned/nmi_arithmetic"),
        new("k-NN accuracy", "usefulness/knn_accuracy_k5", "usefulness/knn_accuracy_*"),
        new("Effective rank", "covariance/effective_rank"),
        new("Mean abs. correlation", "covariance/mean_abs_offdiagonal_correlation"),
        new("Dead anchors", "clusters/assigned/dead_clusters"),
        new("Reconstruction, nats", "output/reconstruction_nats"),
        new("s / epoch", "cost/seconds_per_epoch"),
        new("Parameters", "cost/parameters"),
    ];

    /// <summary>The columns of a choice that a summary can fill.</summary>
    public static IReadOnlyList<(string Heading, MetricColumn Metric)> Fill(IEnumerable<HeadlineColumn> columns, Summary summary) =>
    [
        .. columns
            .Select(column => (column, metric: column.Find(summary.Metrics)))
            .Where(found => found.metric is not null)
            .Select(found => ($"{found.column.Name}{(found.metric!.IsTransductive ? " (transductive)" : "")}{found.metric.Arrow}", found.metric)),
    ];

    private MetricColumn? Find(IReadOnlyList<MetricColumn> metrics) =>
        Keys.Select(key => metrics.FirstOrDefault(metric => Matches(key, metric.Key))).FirstOrDefault(metric => metric is not null);

    private static bool Matches(string pattern, string key) =>
        pattern.EndsWith('*') ? key.StartsWith(pattern[..^1], StringComparison.Ordinal) : key == pattern;
}
