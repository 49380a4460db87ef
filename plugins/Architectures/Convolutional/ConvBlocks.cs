using TorchSharp;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>One convolution a scale.</summary>
internal sealed class ConvBlocks(BlockParts parts) : IBlockFactory
{
    public torch.nn.Module<torch.Tensor, torch.Tensor> Down(long from, long to, Scale scale) =>
        parts.Block(torch.nn.Conv2d(from, to, scale.Kernel, stride: scale.Stride, padding: scale.Padding, bias: parts.Bias), to);

    public torch.nn.Module<torch.Tensor, torch.Tensor> Up(long from, long to, Scale scale) =>
        parts.Block(new TransposedConvolution(from, to, scale, parts.Bias), to);
}
