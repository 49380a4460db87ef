using System.Globalization;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Evaluation.Usefulness;

/// <summary>What the latents are good for, measured by what can be read from them.</summary>
public static class UsefulnessMetrics
{
    /// <summary>How many neighbours make a neighbourhood for trustworthiness and continuity.</summary>
    public const int NeighbourhoodSize = 5;

    /// <summary>Over how many draws the probes with few labels are averaged.</summary>
    public const int FewLabelDraws = 5;

    /// <summary>What each of them is.</summary>
    public static IReadOnlyList<MetricDescriptor> Descriptors { get; } = [.. ProbeDescriptors.All, .. StructureDescriptors.All];

    /// <summary>All usefulness metrics, each as key and score, in the order of a report.</summary>
    /// <param name="training">The latents that classifiers are fitted on.</param>
    /// <param name="test">The latents that they are measured on.</param>
    /// <param name="options">How to measure.</param>
    /// <param name="seeds">Where draws get their seeds from.</param>
    /// <param name="inputs">The test samples as they went in, flattened; without them no neighbourhoods are compared.</param>
    /// <param name="factors">The generating factors of the test samples, one row each; without them no disentanglement is measured.</param>
    public static IReadOnlyList<(string Key, Score Score)> Measure(
        LatentTable training, LatentTable test, EvaluationOptions options, SeedStream seeds,
        LatentTable? inputs = null, double[,]? factors = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<Score> accuracies = NeighbourAccuracy.Measure(training, test, options.Neighbours);
        var sphere = new Hypersphere(test);
        return
        [
            .. options.Neighbours.Zip(accuracies, (k, score) => (Key(k), score)),
            ("linear_probe_accuracy", LinearProbe.Measure(training, test, seeds)),
            ("linear_probe_accuracy_10pct", LinearProbe.MeasureFewLabels(training, test, 0.1, FewLabelDraws, seeds)),
            ("linear_probe_accuracy_1pct", LinearProbe.MeasureFewLabels(training, test, 0.01, FewLabelDraws, seeds)),
            .. inputs is null ? [] : MeasureNeighbourhoods(inputs, test),
            ("alignment", sphere.Alignment()),
            ("uniformity", sphere.Uniformity()),
            .. factors is null ? [] : Disentanglement.Measure(test, factors, seeds),
        ];
    }

    private static (string Key, Score Score)[] MeasureNeighbourhoods(LatentTable inputs, LatentTable test)
    {
        (Score trustworthiness, Score continuity) = Neighbourhoods.Measure(inputs, test, NeighbourhoodSize);
        return [("trustworthiness", trustworthiness), ("continuity", continuity)];
    }

    private static string Key(int neighbours) => string.Create(CultureInfo.InvariantCulture, $"knn_accuracy_k{neighbours}");
}
