namespace NebulaBench.Comparisons;

/// <summary>A row that keeps a comparison honest: what is reached without the method that is compared. Components say which of them they bring.</summary>
public enum Baseline
{
    /// <summary>Principal components of the samples themselves: an architecture without encoder, and the objective that is run with it.</summary>
    Raw,

    /// <summary>Every architecture as it was initialized.</summary>
    Untrained,

    /// <summary>Every architecture as a plain autoencoder, whose latents k-means clusters.</summary>
    Ae,

    /// <summary>Every architecture as a variational autoencoder, whose latents a mixture is fitted to.</summary>
    Vae,
}
