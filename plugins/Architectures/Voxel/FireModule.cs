using TorchSharp;

namespace NebulaBench.Architectures.Voxel;

/// <summary>
/// SqueezeNet's fire module with a third axis: a 1×1×1 convolution squeezes the input to n/4 channels; a 1×1×1 and a 3×3×3 layer expand
/// that to n/2 each, side by side, n together. The expanding layers carry the stride, in the decoder as transposed convolutions. The
/// batch norm and the activation of the n channels are left to what follows.
/// </summary>
internal sealed class FireModule : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    /// <summary>By how much the squeezing layer divides the channels.</summary>
    public const int Squeeze = 4;

    /// <summary>The larger kernel.</summary>
    public const int Kernel = 3;

    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> squeeze;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> expandSmall;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> expandLarge;

    /// <param name="from">The input's channels.</param>
    /// <param name="to">The output's channels, n.</param>
    /// <param name="parts">What follows the squeezing layer; no dropout, which is for the whole module's output.</param>
    /// <param name="expand">Makes an expanding layer from its input channels, output channels and kernel.</param>
    public FireModule(long from, long to, BlockParts parts, Func<long, long, int, torch.nn.Module<torch.Tensor, torch.Tensor>> expand)
        : base(nameof(FireModule))
    {
        long squeezed = to / Squeeze;
        squeeze = torch.nn.Sequential([torch.nn.Conv3d(from, squeezed, 1, bias: parts.Bias), .. parts.Norm(squeezed), parts.Activation()]);
        expandSmall = expand(squeezed, to / 2, 1);
        expandLarge = expand(squeezed, to / 2, Kernel);
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using torch.Tensor squeezed = squeeze.call(input);
        using torch.Tensor small = expandSmall.call(squeezed);
        using torch.Tensor large = expandLarge.call(squeezed);
        return torch.cat([small, large], 1); // [batch, n, depth, height, width]
    }
}
