using TorchSharp;

namespace NebulaBench.Toolkit.Architectures;

/// <summary>
/// Sets a share of the input's values to zero while training, without scaling the others up: the corruption of the denoising
/// autoencoder (Vincent et al., 2010). In evaluation mode the input passes unchanged.
/// </summary>
/// <param name="share">The probability that a value is set to zero, in [0, 1).</param>
public sealed class MaskingNoise(double share) : torch.nn.Module<torch.Tensor, torch.Tensor>(nameof(MaskingNoise))
{
    /// <summary>Corrupts a batch of any shape.</summary>
    /// <param name="input">The inputs, [batch, …].</param>
    public override torch.Tensor forward(torch.Tensor input)
    {
        if (!training)
        {
            return input.alias();
        }
        using torch.Tensor kept = torch.rand_like(input) >= share;
        return input * kept;
    }
}
