using TorchSharp;

namespace NebulaBench.Architectures.Voxel;

/// <summary>One fire module a scale.</summary>
internal sealed class FireBlocks(BlockParts parts) : IBlockFactory
{
    public torch.nn.Module<torch.Tensor, torch.Tensor> Down(long from, long to, CubeScale scale) =>
        parts.Block(
            new FireModule(from, to, parts, (squeezed, half, kernel) => Convolutions.Down(squeezed, half, scale with { Kernel = kernel }, parts.Bias)),
            to);

    public torch.nn.Module<torch.Tensor, torch.Tensor> Up(long from, long to, CubeScale scale) =>
        parts.Block(
            new FireModule(from, to, parts, (squeezed, half, kernel) => Convolutions.Up(squeezed, half, scale with { Kernel = kernel }, parts.Bias)),
            to);
}
