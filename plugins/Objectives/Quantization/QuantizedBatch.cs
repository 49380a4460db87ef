using TorchSharp;

namespace NebulaBench.Objectives.Quantization;

/// <summary>The latents of a batch with what was quantized: one vector per sample, or one per place of it.</summary>
internal sealed record QuantizedBatch : LatentBatch
{
    /// <summary>The vectors before they were quantized, [batch · places, latent], place after place of each sample.</summary>
    public required torch.Tensor Vectors { get; init; }

    /// <summary>The code of each, [batch · places], int64.</summary>
    public required torch.Tensor Indices { get; init; }
}
