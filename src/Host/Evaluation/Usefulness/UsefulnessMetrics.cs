using System.Globalization;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Evaluation.Usefulness;

/// <summary>What the latents are good for, measured by what can be read from them.</summary>
public static class UsefulnessMetrics
{
    /// <summary>What each of them is.</summary>
    public static IReadOnlyList<MetricDescriptor> Descriptors { get; } = UsefulnessDescriptors.All;

    /// <summary>All usefulness metrics, each as key and score, in the order of a report.</summary>
    /// <param name="training">The latents that classifiers are fitted on.</param>
    /// <param name="test">The latents that they are measured on.</param>
    /// <param name="options">How to measure.</param>
    /// <param name="seeds">Where draws get their seeds from.</param>
    public static IReadOnlyList<(string Key, Score Score)> Measure(
        LatentTable training, LatentTable test, EvaluationOptions options, SeedStream seeds)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<Score> accuracies = NeighbourAccuracy.Measure(training, test, options.Neighbours);
        return [.. options.Neighbours.Zip(accuracies, (k, score) => (Key(k), score))];
    }

    private static string Key(int neighbours) => string.Create(CultureInfo.InvariantCulture, $"knn_accuracy_k{neighbours}");
}
