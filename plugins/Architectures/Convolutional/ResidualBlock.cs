using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>
/// The basic block of a residual network: a layer that changes the size, a 3×3 convolution that does not, and the input added to what
/// they make, projected where its shape differs. The activation of the sum is left to what follows.
/// </summary>
internal sealed class ResidualBlock : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    /// <summary>The kernels' height and width.</summary>
    public const int Kernel = 3;

    private readonly Sequential residual;
    private readonly Sequential? shortcut;

    /// <param name="first">The layer that changes the size.</param>
    /// <param name="channels">Its output channels.</param>
    /// <param name="shortcut">The projection, or null where the input is added as it is.</param>
    /// <param name="parts">What surrounds the layers; no dropout inside the block.</param>
    public ResidualBlock(torch.nn.Module<torch.Tensor, torch.Tensor> first, long channels, Sequential? shortcut, BlockParts parts)
        : base(nameof(ResidualBlock))
    {
        residual = torch.nn.Sequential(
        [
            first, .. parts.Norm(channels), .. parts.Activation(),
            torch.nn.Conv2d(channels, channels, Kernel, padding: Scale.PaddingOf(Kernel), bias: parts.Bias), .. parts.Norm(channels),
        ]);
        this.shortcut = shortcut;
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using torch.Tensor change = residual.call(input);
        if (shortcut is null)
        {
            return change + input;
        }
        using torch.Tensor projected = shortcut.call(input);
        return change + projected;
    }
}
