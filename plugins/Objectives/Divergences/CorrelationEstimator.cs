namespace NebulaBench.Objectives.Divergences;

/// <summary>How the density of all latents is estimated from those of a batch.</summary>
public enum CorrelationEstimator
{
    /// <summary>Minibatch weighted sampling: every posterior of the batch alike. Biased, with little variance.</summary>
    Weighted,

    /// <summary>Minibatch stratified sampling: a latent's own posterior weighs what it weighs in the whole set. Without bias in the density.</summary>
    Stratified,
}
