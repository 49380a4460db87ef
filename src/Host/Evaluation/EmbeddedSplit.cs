namespace NebulaBench.Host.Evaluation;

/// <summary>A split as a trained model sees it.</summary>
/// <param name="Latents">The latents with labels and assignments.</param>
/// <param name="Indices">The samples' indices in the split.</param>
/// <param name="Errors">The reconstructions' errors, or null where nothing was decoded.</param>
public sealed record EmbeddedSplit(LatentTable Latents, long[] Indices, ReconstructionErrors? Errors);
