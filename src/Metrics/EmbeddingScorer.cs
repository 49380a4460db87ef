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
public sealed class EmbeddingScorer(EvaluationOptions options, SeedStream seeds)
{
    /// <summary>Scores embeddings.</summary>
    /// <param name="set">The latents and what is known of them.</param>
    /// <param name="classes">The number of clusters to look for, or null for as many as labels occur.</param>
    public EmbeddingScores Score(EmbeddingSet set, int? classes = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        IReadOnlyList<ClusterMeasurement.Outcome> clusterings =
            ClusterMeasurement.Run(set.Measured, options, seeds, set.Prototypes?.GetLength(0), classes);
        (IReadOnlyList<(string Key, Score Score)> covariance, CovarianceStructure structure) = CovarianceMetrics.Analyse(set.Measured);

        var scores = new ScoreList();
        foreach (ClusterMeasurement.Outcome clustering in clusterings)
        {
            scores.Add($"clusters/{clustering.Key}", clustering.Scores);
        }
        scores.Add("covariance", covariance);
        scores.Add("usefulness", UsefulnessMetrics.Measure(set, options, seeds));
        return new EmbeddingScores(scores.Entries, structure, clusterings);
    }
}
