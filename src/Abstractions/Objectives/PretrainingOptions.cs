using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives;

/// <summary>
/// A training that goes before: with another objective on the same data and architecture, from the same seed. Runs that ask for the same
/// one share it.
/// </summary>
public sealed record PretrainingOptions
{
    /// <summary>The id of the objective; null for the plain autoencoder.</summary>
    [Description("The objective that it minimizes, with that objective's default options; the plain autoencoder when absent.")]
    [MinLength(1)]
    public string? Objective { get; init; }

    /// <summary>Its epochs.</summary>
    [Description("Its epochs; 0 for none.")]
    [Range(0, 1_000_000)]
    public int Epochs { get; init; } = 20;

    /// <summary>Its learning rate, or null for that of the experiment.</summary>
    [Description("Its learning rate; training.optimizer.learning_rate when absent.")]
    [Range(0, 1e6)]
    public double? LearningRate { get; init; }

    /// <summary>
    /// The share of the inputs' values that it sets to zero while it restores them whole: a denoising autoencoder (Vincent et al., 2010). The
    /// training after it sees whole inputs.
    /// </summary>
    [Description("Share of the inputs' values that it sets to zero, so that it learns to restore them; the training that follows sees whole inputs.")]
    [Range(0, 0.999)]
    public double Corruption { get; init; }

    /// <summary>What is taken over from it.</summary>
    [Description("What is taken over from it: everything, or the encoder with the latent head, so that the decoder starts from scratch.")]
    public PretrainedPart Keep { get; init; } = PretrainedPart.Everything;
}

/// <summary>What a training takes over from the one before it.</summary>
public enum PretrainedPart
{
    /// <summary>Encoder, latent head and decoder.</summary>
    Everything,

    /// <summary>Encoder and latent head.</summary>
    Encoder,
}
