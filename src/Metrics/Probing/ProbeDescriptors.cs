namespace NebulaBench.Metrics.Probing;

/// <summary>What the accuracies of classifiers on the latents are.</summary>
internal static class ProbeDescriptors
{
    private const string Probe = "Softmax classifier on latents standardised on the training part, fitted by L-BFGS to mean negative "
        + "log-likelihood + λ/2 ‖weights‖²; λ from {1, 0.1, …, 1e-6} by the accuracy on a fifth of the labels held out, then fitted on all";

    private const string Undefined =
        "A class that training does not know counts as wrong. "
        + "Undefined without labels, without test samples, and for a training part of one class.";

    public static IReadOnlyList<MetricDescriptor> All { get; } =
    [
        Describe(
            "knn_accuracy_k*", "k-NN accuracy",
            "share of test samples whose label is the commonest among the k nearest training latents (Euclidean, one vote each)",
            "Of classes with equally many votes the lowest wins, of equally near latents the first. "
            + "Undefined without labels, without test samples, and for more neighbours than training samples.",
            "Cover, Hart (1967), Nearest neighbor pattern classification") with
        {
            ReferenceName = "knn_train_first_half_test_second.k*",
        },
        Describe(
            "linear_probe_accuracy", "Linear probe", $"share of test samples classified right. {Probe}", Undefined,
            "Alain, Bengio (2017), Understanding intermediate layers using linear classifier probes"),
        Describe(
            "linear_probe_accuracy_10pct", "Linear probe, 10 % of labels",
            $"as the linear probe, with a tenth of each class's labels, mean of {UsefulnessMetrics.FewLabelDraws} seeded draws",
            $"At least one label of each class; the latents are standardised on the whole training part. {Undefined}",
            "Hénaff et al. (2020), Data-efficient image recognition with contrastive predictive coding"),
        Describe(
            "linear_probe_accuracy_1pct", "Linear probe, 1 % of labels",
            $"as the linear probe, with a hundredth of each class's labels, mean of {UsefulnessMetrics.FewLabelDraws} seeded draws",
            $"At least one label of each class; where a fifth held out is no label at all, λ = 1e-3. {Undefined}",
            "Hénaff et al. (2020), Data-efficient image recognition with contrastive predictive coding"),
    ];

    private static MetricDescriptor Describe(string id, string name, string formula, string edges, string citation) => new()
    {
        Id = id,
        Family = MetricFamily.Usefulness,
        Name = name,
        Formula = formula,
        Range = "[0, 1]",
        Direction = Direction.HigherIsBetter,
        NeedsLabels = true,
        EdgeCases = edges,
        Citation = citation,
    };
}
