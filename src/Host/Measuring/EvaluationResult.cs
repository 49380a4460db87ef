using NebulaBench.Metrics;

namespace NebulaBench.Host.Measuring;

/// <summary>What the measurement of a trained model leaves.</summary>
/// <param name="Scores">All scores by key, <c>family/source/metric</c>, in the order of a report.</param>
/// <param name="Embeddings">The latents that were measured, with what is known of them.</param>
/// <param name="Details">What the scores of the embeddings rest on.</param>
public sealed record EvaluationResult(
    IReadOnlyList<KeyValuePair<string, Score>> Scores, EmbeddingSet Embeddings, EmbeddingScores Details)
{
    /// <summary>What the values of plugins' metrics are, which nobody else can tell.</summary>
    public IReadOnlyList<MetricDescriptor> Foreign { get; init; } = [];
}
