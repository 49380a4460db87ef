using TorchSharp;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>One fire module a scale.</summary>
internal sealed class FireBlocks(BlockParts parts) : IBlockFactory
{
    public torch.nn.Module<torch.Tensor, torch.Tensor> Down(long from, long to, Scale scale) =>
        parts.Block(
            new FireModule(from, to, parts, (channels, half, kernel) => torch.nn.Conv2d(
                channels, half, kernel, stride: scale.Stride, padding: Scale.PaddingOf(kernel), bias: parts.Bias)),
            to);

    public torch.nn.Module<torch.Tensor, torch.Tensor> Up(long from, long to, Scale scale) =>
        parts.Block(
            new FireModule(from, to, parts, (channels, half, kernel) => new TransposedConvolution(
                channels, half, scale with { Kernel = kernel }, parts.Bias)),
            to);
}
