namespace NebulaBench.Metrics.Probing;

/// <summary>What the scores of neighbourhoods, of the sphere and of disentanglement are.</summary>
internal static class StructureDescriptors
{
    private const string Factors =
        "A factor with up to 20 different values is taken as classes, one with more is cut into 20 equal intervals. "
        + "Constant factors are left out; undefined where none varies.";

    private const string Compared =
        "Undefined for n ≤ 2k and where all samples are one point. Over all pairs of the samples that are compared: in a run, at most "
        + "neighbourhood_samples of its split.";

    private const string Importance = "R_ij the importance of dimension i for factor j in a forest of 10 trees";

    public static IReadOnlyList<MetricDescriptor> All { get; } =
    [
        Describe(
            "trustworthiness", "Trustworthiness",
            "1 − 2 / (n k (2n − 3k − 1)) Σ_i Σ_j max(0, r_ij − k), j over the k = 5 nearest in the latent space, "
            + "r_ij their rank in the input space",
            "[0, 1]", Direction.HigherIsBetter, Compared,
            "Venna, Kaski (2001), Neighborhood preservation in nonlinear projection methods") with
        {
            ReferenceName = "trustworthiness_of_first_2_columns_k5",
        },
        Describe(
            "continuity", "Continuity", "as trustworthiness with both spaces exchanged: k = 5",
            "[0, 1]", Direction.HigherIsBetter, Compared,
            "Venna, Kaski (2001), Neighborhood preservation in nonlinear projection methods"),
        Describe(
            "alignment", "Alignment", "mean |x − y|² over pairs of samples of the same label, x and y scaled to length 1",
            "[0, 4]", Direction.LowerIsBetter, "Undefined without labels, where no two samples share one, and where a latent is zero.",
            "Wang, Isola (2020), Understanding contrastive representation learning through alignment and uniformity", needsLabels: true),
        Describe(
            "uniformity", "Uniformity", "ln of the mean of exp(−2 |x − y|²) over all pairs of samples, x and y scaled to length 1",
            "[−8, 0]", Direction.LowerIsBetter, "Undefined for fewer than two samples and where a latent is zero.",
            "Wang, Isola (2020), Understanding contrastive representation learning through alignment and uniformity"),
        Describe(
            "mig", "MIG", "mean over factors of (largest − second largest mutual information with a dimension) / entropy of the factor",
            "[0, 1]", Direction.HigherIsBetter, $"Dimensions are cut into 20 equal intervals. {Factors}",
            "Chen et al. (2018), Isolating sources of disentanglement in variational autoencoders"),
        Describe(
            "sap", "SAP",
            "mean over factors of the gap between the two dimensions that predict it best: squared correlation for a continuous "
            + "factor, accuracy of a linear classifier on one dimension for a factor with classes (fitted on half of the samples)",
            "[0, 1]", Direction.HigherIsBetter, Factors,
            "Kumar, Sattigeri, Balakrishnan (2018), Variational inference of disentangled latent concepts"),
        Describe(
            "dci_disentanglement", "DCI disentanglement",
            $"Σ_i ρ_i (1 − H(R_i·) / ln factors), ρ_i = Σ_j R_ij / ΣR. {Importance}",
            "[0, 1]", Direction.HigherIsBetter, $"Undefined for fewer than two factors and where no dimension tells anything. {Factors}",
            "Eastwood, Williams (2018), A framework for the quantitative evaluation of disentangled representations"),
        Describe(
            "dci_completeness", "DCI completeness",
            $"Σ_j ρ_j (1 − H(R_·j) / ln dimensions), ρ_j = Σ_i R_ij / ΣR. {Importance}",
            "[0, 1]", Direction.HigherIsBetter, $"Undefined for one dimension and where no dimension tells anything. {Factors}",
            "Eastwood, Williams (2018), A framework for the quantitative evaluation of disentangled representations"),
        Describe(
            "dci_informativeness", "DCI informativeness",
            "mean over factors of the forest's accuracy on the half of the samples it did not see",
            "[0, 1]", Direction.HigherIsBetter, Factors,
            "Eastwood, Williams (2018), A framework for the quantitative evaluation of disentangled representations"),
    ];

    private static MetricDescriptor Describe(
        string id, string name, string formula, string range, Direction direction, string edges, string citation, bool needsLabels = false) =>
        new()
        {
            Id = id,
            Family = MetricFamily.Usefulness,
            Name = name,
            Formula = formula,
            Range = range,
            Direction = direction,
            NeedsLabels = needsLabels,
            EdgeCases = edges,
            Citation = citation,
        };
}
