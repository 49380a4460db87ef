namespace NebulaBench.Metrics.Clusters;

/// <summary>What the scores of clusters against labels are.</summary>
internal static class LabelDescriptors
{
    private const string Degenerate = "Undefined without samples.";
    private const string Entropies =
        "With I the mutual information, H(C) and H(L) the entropies of clusters and labels.";

    public static IReadOnlyList<MetricDescriptor> All { get; } =
    [
        Describe(
            "accuracy_hungarian", "Accuracy", "max over one-to-one maps m from clusters to labels of (1/n) Σ_i [m(c_i) = l_i]", "[0, 1]",
            $"Clusters beyond the number of labels count as wrong. {Degenerate}",
            "Kuhn (1955), The Hungarian method for the assignment problem; "
            + "Yang et al. (2010), Image clustering using local discriminant models"),
        Describe(
            "purity", "Purity", "(1/n) Σ_c max_l n_cl", "(0, 1]",
            $"1 when every sample is its own cluster: it grows with the number of clusters, so never rank by it alone. {Degenerate}",
            "Manning, Raghavan, Schütze (2008), Introduction to Information Retrieval, 16.3"),
        Describe(
            "inverse_purity", "Inverse purity", "(1/n) Σ_l max_c n_cl", "(0, 1]",
            $"1 when there is one cluster. {Degenerate}",
            "Amigó et al. (2009), A comparison of extrinsic clustering evaluation metrics"),
        Describe(
            "nmi_arithmetic", "NMI", $"I(C; L) / ((H(C) + H(L)) / 2). {Entropies}", "[0, 1]",
            $"1 for one cluster and one label, 0 where only one of both is constant. {Degenerate}",
            "Strehl, Ghosh (2002), Cluster ensembles; arithmetic mean as in Kvålseth (1987)"),
        Describe(
            "ami", "AMI", $"(I − E[I]) / ((H(C) + H(L)) / 2 − E[I]), E[I] over random labellings of the same sizes. {Entropies}", "(−∞, 1]",
            $"1 for the same partition, also one cluster and one label; 0 up to rounding where chance explains all. {Degenerate}",
            "Vinh, Epps, Bailey (2010), Information theoretic measures for clusterings comparison"),
        Describe(
            "ari", "ARI", "(pairs agreeing − expected) / (most − expected), over all pairs of samples", "[−0.5, 1]",
            $"1 where both labellings are the same partition, 0 on average for random ones. {Degenerate}",
            "Hubert, Arabie (1985), Comparing partitions"),
        Describe(
            "homogeneity", "Homogeneity", $"I(C; L) / H(L). {Entropies}", "[0, 1]",
            $"1 where there is one label. {Degenerate}",
            "Rosenberg, Hirschberg (2007), V-measure"),
        Describe(
            "completeness", "Completeness", $"I(C; L) / H(C). {Entropies}", "[0, 1]",
            $"1 where there is one cluster. {Degenerate}",
            "Rosenberg, Hirschberg (2007), V-measure"),
        Describe(
            "v_measure", "V-measure", "2 h c / (h + c), h homogeneity and c completeness; equals NMI with the arithmetic mean", "[0, 1]",
            $"0 where both are 0. {Degenerate}",
            "Rosenberg, Hirschberg (2007), V-measure"),
        Describe(
            "fowlkes_mallows", "Fowlkes–Mallows", "pairs together in both / √(pairs in clusters · pairs in labels)", "[0, 1]",
            $"0 where no pair is together in both, also where every sample is its own cluster. {Degenerate}",
            "Fowlkes, Mallows (1983), A method for comparing two hierarchical clusterings"),
    ];

    private static MetricDescriptor Describe(string id, string name, string formula, string range, string edges, string citation) => new()
    {
        Id = id,
        Family = MetricFamily.Clusters,
        Name = name,
        Formula = formula,
        Range = range,
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = edges,
        Citation = citation,
    };
}
