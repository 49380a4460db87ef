using NebulaBench.Metrics.Covariance;

namespace NebulaBench.Metrics;

/// <summary>What the scoring of embeddings leaves.</summary>
/// <param name="Scores">The scores by key, <c>family/source/metric</c>, in the order of a report.</param>
/// <param name="Structure">The latents' covariance, correlation and the like.</param>
/// <param name="Clusterings">Each way the latents were clustered.</param>
public sealed record EmbeddingScores(
    IReadOnlyList<KeyValuePair<string, Score>> Scores,
    CovarianceStructure Structure,
    IReadOnlyList<ClusterMeasurement.Outcome> Clusterings);
