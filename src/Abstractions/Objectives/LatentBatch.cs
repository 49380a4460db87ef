using TorchSharp;

namespace NebulaBench.Objectives;

/// <summary>The latents of a batch. An objective that must know more of them in its loss derives a record of its own.</summary>
public record LatentBatch
{
    /// <summary>The latents z: a sample of the posterior while training a variational objective, else its mean. [batch, latent].</summary>
    public required torch.Tensor Latent { get; init; }

    /// <summary>What the decoder receives, [batch, code].</summary>
    public required torch.Tensor Code { get; init; }

    /// <summary>The posterior's mean; the latent itself for deterministic objectives. [batch, latent].</summary>
    public required torch.Tensor Mean { get; init; }

    /// <summary>The logarithm of the posterior's variance, or null for deterministic objectives. [batch, latent].</summary>
    public torch.Tensor? LogVariance { get; init; }

    /// <summary>The same numbers without their graph.</summary>
    public LatentBatch Detached() => this with
    {
        Latent = Latent.detach(),
        Code = Code.detach(),
        Mean = Mean.detach(),
        LogVariance = LogVariance?.detach(),
    };
}
