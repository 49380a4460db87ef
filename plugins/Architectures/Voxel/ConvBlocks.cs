using TorchSharp;

namespace NebulaBench.Architectures.Voxel;

/// <summary>One convolution a scale.</summary>
internal sealed class ConvBlocks(BlockParts parts) : IBlockFactory
{
    public torch.nn.Module<torch.Tensor, torch.Tensor> Down(long from, long to, CubeScale scale) =>
        parts.Block(Convolutions.Down(from, to, scale, parts.Bias), to);

    public torch.nn.Module<torch.Tensor, torch.Tensor> Up(long from, long to, CubeScale scale) =>
        parts.Block(Convolutions.Up(from, to, scale, parts.Bias), to);
}
