using NebulaBench.Host.Evaluation.Covariance;

namespace NebulaBench.Host.Evaluation;

/// <summary>What a measurement leaves.</summary>
/// <param name="Scores">The scores by key, <c>family/source/metric</c>, in the order of a report.</param>
/// <param name="Latents">The latents of the measured split.</param>
/// <param name="Prototypes">The objective's prototypes, [prototypes, latent], or null.</param>
/// <param name="Structure">The latents' covariance, correlation and the like.</param>
public sealed record EvaluationResult(
    IReadOnlyList<KeyValuePair<string, Score>> Scores, LatentTable Latents, double[,]? Prototypes, CovarianceStructure Structure);
