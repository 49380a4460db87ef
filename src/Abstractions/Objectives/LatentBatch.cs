using TorchSharp;

namespace NebulaBench.Objectives;

/// <summary>The latents of a batch.</summary>
public sealed record LatentBatch
{
    /// <summary>The latents z: a sample of the posterior while training a variational objective, else its mean. [batch, latent].</summary>
    public required torch.Tensor Latent { get; init; }

    /// <summary>What the decoder receives, [batch, code].</summary>
    public required torch.Tensor Code { get; init; }

    /// <summary>The posterior's mean; the latent itself for deterministic objectives. [batch, latent].</summary>
    public required torch.Tensor Mean { get; init; }

    /// <summary>The logarithm of the posterior's variance, or null for deterministic objectives. [batch, latent].</summary>
    public torch.Tensor? LogVariance { get; init; }
}
