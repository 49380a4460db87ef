using TorchSharp;

namespace NebulaBench.Architectures.Voxel;

/// <summary>What tells the architectures apart: the block between two sides. All else is <see cref="VolumeBackbone"/>'s.</summary>
internal interface IBlockFactory
{
    /// <summary>A block of the encoder, from fine to coarse, with all that follows its layers.</summary>
    torch.nn.Module<torch.Tensor, torch.Tensor> Down(long from, long to, CubeScale scale);

    /// <summary>A block of the decoder, from coarse to fine, with all that follows its layers.</summary>
    torch.nn.Module<torch.Tensor, torch.Tensor> Up(long from, long to, CubeScale scale);
}
