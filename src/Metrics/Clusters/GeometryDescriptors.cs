namespace NebulaBench.Metrics.Clusters;

/// <summary>What the scores of clusters without labels are.</summary>
internal static class GeometryDescriptors
{
    private const string Undefined =
        "Undefined for one cluster, where every sample is a cluster of its own, and where all samples are one point.";

    public static IReadOnlyList<MetricDescriptor> All { get; } =
    [
        Describe(
            "silhouette", "Silhouette",
            "mean of (b − a) / max(a, b): a mean distance to the own cluster, b to the nearest other", "[−1, 1]",
            Direction.HigherIsBetter, $"A cluster's only member counts 0. Over all pairs, never sampled. {Undefined}",
            "Rousseeuw (1987), Silhouettes"),
        Describe(
            "calinski_harabasz", "Calinski–Harabasz", "(B / (k − 1)) / (W / (n − k)): B, W squared dispersion between and within clusters",
            "[0, ∞)", Direction.HigherIsBetter, $"Undefined where every sample lies on its cluster's centre. {Undefined}",
            "Caliński, Harabasz (1974), A dendrite method for cluster analysis"),
        Describe(
            "davies_bouldin", "Davies–Bouldin", "mean over clusters i of max_j (s_i + s_j) / |c_i − c_j|, s mean distance to the centre c",
            "[0, ∞)", Direction.LowerIsBetter, $"Undefined where two clusters have the same centre. {Undefined}",
            "Davies, Bouldin (1979), A cluster separation measure"),
        Describe(
            "used_clusters", "Clusters", "number of clusters with at least one sample", "1, 2, …",
            Direction.Neutral, "Undefined without samples.", "–"),
        Describe(
            "dead_clusters", "Dead clusters", "number of prototypes that no sample is assigned to", "0, 1, …",
            Direction.LowerIsBetter, "Undefined where the number of prototypes is not known, and without samples.",
            "van den Oord, Vinyals, Kavukcuoglu (2017), Neural discrete representation learning (dead codes)"),
        Describe(
            "largest_cluster_share", "Largest cluster", "max_c n_c / n", "(0, 1]",
            Direction.Neutral, "Undefined without samples.", "–"),
        Describe(
            "cluster_perplexity", "Cluster perplexity", "exp(−Σ_c p_c ln p_c), p_c = n_c / n: the number of clusters really used", "[1, k]",
            Direction.Neutral, "Over the whole split, not per batch. Undefined without samples.",
            "van den Oord, Vinyals, Kavukcuoglu (2017), Neural discrete representation learning"),
    ];

    private static MetricDescriptor Describe(
        string id, string name, string formula, string range, Direction direction, string edges, string citation) =>
        new()
        {
            Id = id,
            Family = MetricFamily.Clusters,
            Name = name,
            Formula = formula,
            Range = range,
            Direction = direction,
            EdgeCases = edges,
            Citation = citation,
        };
}
