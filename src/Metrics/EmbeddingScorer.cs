using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Metrics.Probing;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics;

/// <summary>
/// Computes every metric of embeddings: clusters, covariance and usefulness. Pure: the same latents, options and seed give the same
/// scores, whether they come from a model just trained, from a run folder or from somebody else's file.
/// </summary>
/// <param name="options">How to measure.</param>
/// <param name="seeds">Where k-means and the draws of probes get their seeds from.</param>
/// <param name="metrics">What is measured; null for the metrics of this assembly.</param>
public sealed class EmbeddingScorer(EvaluationOptions options, SeedStream seeds, MetricSet? metrics = null)
{
    private readonly MetricSet metrics = metrics ?? MetricSet.Bundled(options);

    /// <summary>Scores embeddings.</summary>
    /// <param name="set">The latents and what is known of them.</param>
    /// <param name="classes">The number of clusters to look for, or null for as many as labels occur.</param>
    public EmbeddingScores Score(EmbeddingSet set, int? classes = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        IReadOnlyList<ClusterMeasurement.Outcome> clusterings =
            ClusterMeasurement.Run(set.Measured, options, seeds, set.Prototypes?.GetLength(0), classes, metrics);
        (IReadOnlyList<(string Key, Score Score)> covariance, CovarianceStructure structure) =
            CovarianceMetrics.Analyse(new LatentInput { Set = set, Seeds = seeds }, metrics);

        var scores = new ScoreList();
        foreach (ClusterMeasurement.Outcome clustering in clusterings)
        {
            scores.Add($"clusters/{clustering.Key}", clustering.Scores);
        }
        scores.Add("covariance", covariance);
        scores.Add("usefulness", UsefulnessMetrics.Measure(set, options, seeds, metrics));
        return new EmbeddingScores(scores.Entries, structure, clusterings);
    }
}
