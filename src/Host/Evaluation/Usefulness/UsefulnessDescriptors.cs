namespace NebulaBench.Host.Evaluation.Usefulness;

/// <summary>What the usefulness scores are.</summary>
internal static class UsefulnessDescriptors
{
    public static IReadOnlyList<MetricDescriptor> All { get; } =
    [
        new()
        {
            Id = "knn_accuracy_k*",
            Family = MetricFamily.Usefulness,
            Name = "k-NN accuracy",
            Formula = "share of test samples whose label is the commonest among the k nearest training latents (Euclidean, one vote each)",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            NeedsLabels = true,
            EdgeCases = "Of classes with equally many votes the lowest wins, of equally near latents the first. "
                + "Undefined without labels, without test samples, and for more neighbours than training samples.",
            Citation = "Cover, Hart (1967), Nearest neighbor pattern classification",
        },
    ];
}
