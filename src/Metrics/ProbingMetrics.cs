using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics;

/// <summary>What the latents are good for, measured by what can be read from them.</summary>
public static class ProbingMetrics
{
    /// <summary>
    /// All usefulness metrics, each as key and score, in the order of a report. Without the original samples no neighborhoods are
    /// compared, without generating factors no disentanglement is measured.
    /// </summary>
    /// <param name="set">The latents and what is known of them.</param>
    /// <param name="options">How to measure.</param>
    /// <param name="seeds">Where draws get their seeds from.</param>
    /// <param name="metrics">What is measured; null for the metrics of this assembly.</param>
    /// <param name="observer">Is told of each metric; null for nobody.</param>
    public static IReadOnlyList<(string Key, Score Score)> Measure(
        EmbeddingSet set, EvaluationOptions options, SeedStream seeds, MetricSet? metrics = null, IMeasuringObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(options);
        var input = new LatentInput { Set = set, Seeds = seeds };
        return (metrics ?? BundledMetrics.Set(options)).Measure<IProbingMetric>("usefulness", observer, metric => metric.Measure(input));
    }
}
