namespace NebulaBench.Metrics.Clusters;

/// <summary>The cluster metrics in groups, as a caller wants them: each a list of key and score in the order of a report.</summary>
public static class ClusterMetrics
{
    /// <summary>What each of them is.</summary>
    public static IReadOnlyList<MetricDescriptor> Descriptors { get; } = [.. LabelDescriptors.All, .. GeometryDescriptors.All];

    /// <summary>How well clusters agree with labels.</summary>
    public static IReadOnlyList<(string Key, Score Score)> AgainstLabels(int[] clusters, int[] labels)
    {
        var table = ContingencyTable.Of(clusters, labels);
        Information? information = table.Samples == 0 ? null : new Information(table);
        return
        [
            ("accuracy_hungarian", Matching.Accuracy(table)),
            ("purity", Matching.Purity(table)),
            ("inverse_purity", Matching.InversePurity(table)),
            ("nmi_arithmetic", OrNoSamples(information?.NormalisedArithmetic)),
            ("ami", OrNoSamples(information?.Adjusted)),
            ("ari", PairCounting.AdjustedRand(table)),
            ("homogeneity", OrNoSamples(information?.Homogeneity)),
            ("completeness", OrNoSamples(information?.Completeness)),
            ("v_measure", OrNoSamples(information?.VMeasure)),
            ("fowlkes_mallows", PairCounting.FowlkesMallows(table)),
        ];
    }

    /// <summary>How well the clusters separate the latents.</summary>
    public static IReadOnlyList<(string Key, Score Score)> Geometry(LatentTable latents, int[] clusters)
    {
        var geometry = new Geometry(latents, clusters);
        return
        [
            ("silhouette", geometry.MeanSilhouette()),
            ("calinski_harabasz", geometry.CalinskiHarabasz()),
            ("davies_bouldin", geometry.DaviesBouldin()),
        ];
    }

    /// <summary>How many clusters there are and how the samples spread over them.</summary>
    /// <param name="clusters">The cluster of each sample.</param>
    /// <param name="available">How many prototypes a sample could have been assigned to, or null where that is not known.</param>
    public static IReadOnlyList<(string Key, Score Score)> Sizes(int[] clusters, int? available = null)
    {
        var groups = GroupIndex.Of(clusters);
        if (groups.Count == 0)
        {
            Score none = OrNoSamples(null);
            return [("used_clusters", none), ("dead_clusters", none), ("largest_cluster_share", none), ("cluster_perplexity", none)];
        }
        double[] shares = [.. groups.Sizes.Select(size => (double)size / clusters.Length)];
        return
        [
            ("used_clusters", groups.Count),
            ("dead_clusters", available is { } all ? all - groups.Count : Score.Undefined("the number of prototypes is not known")),
            ("largest_cluster_share", shares.Max()),
            ("cluster_perplexity", Math.Exp(-shares.Sum(share => share * Math.Log(share)))),
        ];
    }

    private static Score OrNoSamples(Score? score) => score ?? Score.Undefined("there are no samples");
}
