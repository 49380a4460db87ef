using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>
/// A transposed convolution from a scale's coarse size back to exactly its fine size.
/// <para>
/// TorchSharp's layer uses the output padding of the height for the width too. So the larger of both is asked for, and the surplus row
/// or column cut off; the values that stay are the same.
/// </para>
/// </summary>
internal sealed class TransposedConvolution : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly ConvTranspose2d layer;
    private readonly ImageSize size;

    public TransposedConvolution(long from, long to, Scale scale, bool bias)
        : base(nameof(TransposedConvolution))
    {
        size = scale.Fine;
        (long height, long width) = scale.OutputPadding;
        layer = torch.nn.ConvTranspose2d(
            from, to, scale.Kernel, stride: scale.Stride, padding: scale.Padding, output_padding: Math.Max(height, width), bias: bias);
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor output = layer.call(input);
        if (output.shape[2] == size.Height && output.shape[3] == size.Width)
        {
            return output;
        }
        using (output)
        {
            using torch.Tensor rows = output.narrow(2, 0, size.Height);
            return rows.narrow(3, 0, size.Width);
        }
    }
}
