using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Voxel;

/// <summary>The two layers between a scale's sides.</summary>
internal static class Convolutions
{
    /// <summary>A convolution from the fine side to the coarse one.</summary>
    public static Conv3d Down(long from, long to, CubeScale scale, bool bias) =>
        torch.nn.Conv3d(from, to, scale.Kernel, stride: scale.Stride, padding: scale.Padding, bias: bias);

    /// <summary>
    /// A transposed convolution from the coarse side to exactly the fine one. TorchSharp's layer takes its output padding for all three
    /// axes, which have the same in a cube.
    /// </summary>
    public static ConvTranspose3d Up(long from, long to, CubeScale scale, bool bias) => torch.nn.ConvTranspose3d(
        from, to, scale.Kernel, stride: scale.Stride, padding: scale.Padding, output_padding: scale.OutputPadding, bias: bias);
}
