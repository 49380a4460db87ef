using TorchSharp;

namespace NebulaBench.Architectures.Mlp;

/// <summary>
/// Sets a share of the input's values to zero while training, without scaling the others up: the corruption of the denoising
/// autoencoder (Vincent et al., 2010).
/// </summary>
internal sealed class MaskingNoise(double share) : torch.nn.Module<torch.Tensor, torch.Tensor>(nameof(MaskingNoise))
{
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
