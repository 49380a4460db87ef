using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>One residual block a scale.</summary>
internal sealed class ResidualBlocks(BlockParts parts) : IBlockFactory
{
    public torch.nn.Module<torch.Tensor, torch.Tensor> Down(long from, long to, Scale scale)
    {
        var first = torch.nn.Conv2d(from, to, scale.Kernel, stride: scale.Stride, padding: scale.Padding, bias: parts.Bias);
        bool sameShape = scale.Stride == 1 && from == to;
        Sequential? shortcut = sameShape
            ? null
            : torch.nn.Sequential([torch.nn.Conv2d(from, to, 1, stride: scale.Stride, bias: parts.Bias), .. parts.Norm(to)]);
        return Finish(new ResidualBlock(first, to, shortcut, parts));
    }

    public torch.nn.Module<torch.Tensor, torch.Tensor> Up(long from, long to, Scale scale)
    {
        var first = new TransposedConvolution(from, to, scale, parts.Bias);
        // Enlarging comes last: the projection is cheaper on the coarse image, and gives the same.
        torch.nn.Module<torch.Tensor, torch.Tensor>[] enlarge = scale.Coarse == scale.Fine ? [] : [new NearestNeighbor(scale.Fine)];
        Sequential? shortcut = from == to && enlarge.Length == 0
            ? null
            : torch.nn.Sequential([torch.nn.Conv2d(from, to, 1, bias: parts.Bias), .. parts.Norm(to), .. enlarge]);
        return Finish(new ResidualBlock(first, to, shortcut, parts));
    }

    private Sequential Finish(ResidualBlock block) => torch.nn.Sequential([block, .. parts.Activation(), .. parts.Dropout()]);
}
