using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Adversarial;

/// <summary>Options of the adversarial autoencoder.</summary>
public sealed record AdversarialOptions
{
    [Description("Weight of the encoder's adversarial term, which makes its latents look like samples of the prior.")]
    [Range(0, 1e6)]
    public double Weight { get; init; } = 10;

    [Description("Widths of the discriminator's layers.")]
    [MinLength(1)]
    [Range(1, 1_000_000)]
    public IReadOnlyList<int> Widths { get; init; } = [256, 256];

    [Description("Learning rate of the discriminator; the model's, its schedule included, when absent.")]
    [Range(0, 1e6)]
    public double? LearningRate { get; init; }
}
