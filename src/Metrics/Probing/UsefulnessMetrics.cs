using System.Globalization;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

/// <summary>What the latents are good for, measured by what can be read from them.</summary>
public static class UsefulnessMetrics
{
    /// <summary>How many neighbours make a neighbourhood for trustworthiness and continuity.</summary>
    public const int NeighbourhoodSize = 5;

    /// <summary>Over how many draws the probes with few labels are averaged.</summary>
    public const int FewLabelDraws = 5;

    /// <summary>What each of them is.</summary>
    public static IReadOnlyList<MetricDescriptor> Descriptors { get; } = [.. ProbeDescriptors.All, .. StructureDescriptors.All];

    /// <summary>
    /// All usefulness metrics, each as key and score, in the order of a report. Without the original samples no neighbourhoods are
    /// compared, without generating factors no disentanglement is measured.
    /// </summary>
    /// <param name="set">The latents and what is known of them.</param>
    /// <param name="options">How to measure.</param>
    /// <param name="seeds">Where draws get their seeds from.</param>
    public static IReadOnlyList<(string Key, Score Score)> Measure(EmbeddingSet set, EvaluationOptions options, SeedStream seeds)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        (LatentTable training, LatentTable test) = set.ForClassifiers(seeds);
        IReadOnlyList<Score> accuracies = NeighbourAccuracy.Measure(training, test, options.Neighbours);
        var probe = new LinearProbe(training, test);
        var sphere = new Hypersphere(set.Measured);
        return
        [
            .. options.Neighbours.Zip(accuracies, (k, score) => (Key(k), score)),
            ("linear_probe_accuracy", probe.Measure(seeds)),
            ("linear_probe_accuracy_10pct", probe.MeasureFewLabels(0.1, FewLabelDraws, seeds)),
            ("linear_probe_accuracy_1pct", probe.MeasureFewLabels(0.01, FewLabelDraws, seeds)),
            .. set.Originals is { } originals ? MeasureNeighbourhoods(originals, set.Measured) : [],
            ("alignment", sphere.Alignment()),
            ("uniformity", sphere.Uniformity()),
            .. set.Factors is { } factors ? Disentanglement.Measure(set.Measured, factors, seeds) : [],
        ];
    }

    private static (string Key, Score Score)[] MeasureNeighbourhoods(OriginalSamples originals, LatentTable latents)
    {
        (Score trustworthiness, Score continuity) =
            Neighbourhoods.Measure(originals.Table, latents.ValuesOf(originals.Rows), NeighbourhoodSize);
        return [("trustworthiness", trustworthiness), ("continuity", continuity)];
    }

    private static string Key(int neighbours) => string.Create(CultureInfo.InvariantCulture, $"knn_accuracy_k{neighbours}");
}
