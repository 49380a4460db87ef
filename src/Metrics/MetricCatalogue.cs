using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Metrics.Output;
using NebulaBench.Metrics.Probing;

namespace NebulaBench.Metrics;

/// <summary>Every metric there is, family after family in the order of a report.</summary>
public static class MetricCatalogue
{
    /// <summary>The descriptors of all metrics; an explicit list, so that nothing is measured that is not described.</summary>
    public static IReadOnlyList<MetricDescriptor> All { get; } =
    [
        .. ClusterMetrics.Descriptors,
        .. CovarianceMetrics.Descriptors,
        .. UsefulnessMetrics.Descriptors,
        .. OutputMetrics.Descriptors,
    ];

    /// <summary>
    /// The descriptor of a key such as <c>clusters/kmeans/ari</c> or <c>usefulness/knn_accuracy_k5</c>, or null for a key that is no
    /// metric. Keys of a metric that is measured several times, as for several numbers of neighbours, share its descriptor.
    /// </summary>
    public static MetricDescriptor? Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        string id = key[(key.LastIndexOf('/') + 1)..];
        return All.FirstOrDefault(metric => metric.Id == id) ?? All.FirstOrDefault(metric => MatchesPattern(metric.Id, id));
    }

    /// <summary>An id such as <c>knn_accuracy_k*</c> stands for every number in the star's place.</summary>
    private static bool MatchesPattern(string pattern, string id)
    {
        int star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star >= 0
            && id.Length >= pattern.Length
            && id.StartsWith(pattern[..star], StringComparison.Ordinal)
            && id.EndsWith(pattern[(star + 1)..], StringComparison.Ordinal)
            && id[star..^(pattern.Length - star - 1)].All(char.IsAsciiDigit);
    }
}
