using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Voxel;

/// <summary>
/// Encoder: a block for each of the filters, each on a smaller volume, then a hidden layer. Decoder of a volume: hidden layer, the
/// smallest volume, and the blocks in reverse, each back to the side its counterpart came from; the last is one plain transposed
/// convolution to the output's channels. Decoder of a vector: hidden layer, one plain layer.
/// </summary>
internal sealed class VolumeBackbone : Backbone
{
    private readonly Sequential encoder;
    private readonly Sequential decoder;

    public VolumeBackbone(
        string name, VolumeCoderOptions options, IReadOnlyList<int> kernels, DatasetInfo data, long codeDimension,
        Func<BlockParts, IBlockFactory> blocks)
        : base(name)
    {
        var input = (VolumeShape)data.Input;
        IReadOnlyList<CubeScale> scales = CubePyramid.For(input.Depth, kernels, options.Stride);
        BlockParts parts = options.Parts();
        IBlockFactory factory = blocks(parts);
        long[] channels = [input.Channels, .. options.Filters];
        long side = scales[^1].Coarse;
        long[] coarse = [channels[^1], side, side, side];
        long flat = channels[^1] * side * side * side;
        FeatureWidth = options.Hidden > 0 ? options.Hidden : flat;

        IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>> inward =
            scales.Select((scale, layer) => factory.Down(channels[layer], channels[layer + 1], scale));
        encoder = torch.nn.Sequential([.. inward, torch.nn.Flatten(), .. HiddenLayer(flat)]);

        long decoded = options.Hidden > 0 ? options.Hidden : codeDimension;
        decoder = torch.nn.Sequential([.. HiddenLayer(codeDimension), .. data.Output is VolumeShape output ? ToVolume(output) : [ToVector()]]);
        RegisterComponents();

        torch.nn.Module<torch.Tensor, torch.Tensor>[] HiddenLayer(long from) =>
            options.Hidden > 0 ? [parts.DenseBlock(from, options.Hidden)] : [];

        Linear ToVector() => torch.nn.Linear(decoded, data.Output.Elements);

        IEnumerable<torch.nn.Module<torch.Tensor, torch.Tensor>> ToVolume(VolumeShape volume)
        {
            // This layer keeps its bias: batch norm over the channels takes away a mean of each, not one of each cell.
            yield return torch.nn.Linear(decoded, flat);
            yield return parts.Block(torch.nn.Unflatten(1, coarse), coarse[0]);
            for (int layer = scales.Count - 1; layer > 0; layer--)
            {
                yield return factory.Up(channels[layer + 1], channels[layer], scales[layer]);
            }
            yield return Convolutions.Up(channels[1], volume.Channels, scales[0], bias: true);
        }
    }

    /// <inheritdoc/>
    public override long FeatureWidth { get; }

    /// <summary>The smallest volume, where no hidden layer mixes its cells.</summary>
    public static FeatureMap? MapOf(VolumeCoderOptions options, IReadOnlyList<int> kernels, DatasetInfo data)
    {
        if (options.Hidden > 0)
        {
            return null;
        }
        long side = CubePyramid.For(((VolumeShape)data.Input).Depth, kernels, options.Stride)[^1].Coarse;
        return new FeatureMap(options.Filters[^1], side * side * side);
    }

    /// <inheritdoc/>
    public override torch.Tensor Encode(torch.Tensor input) => encoder.call(input);

    /// <inheritdoc/>
    public override torch.Tensor Decode(torch.Tensor code, Batch? context) => decoder.call(code);
}

/// <summary>What the architectures of volumes have in common. The defaults bring 32×32×32 cells to 4×4×4.</summary>
public abstract record VolumeCoderOptions
{
    [Description("Channels after each of the encoder's layers; the decoder mirrors them. Few where the volume is large: a third axis makes "
        + "every layer many times dearer than in images. Multiples of 16 are the fastest.")]
    [MinLength(1)]
    [Range(1, 65_536)]
    public IReadOnlyList<int> Filters { get; init; } = [16, 32, 64];

    [Description("By how much every layer divides the volume's side.")]
    [Range(1, 8)]
    public int Stride { get; init; } = 2;

    [Description("Width of a fully connected layer between the last filters and the latent; 0 for none.")]
    [Range(0, 1_000_000)]
    public int Hidden { get; init; } = 128;

    [Description("Activation after every layer but the last.")]
    public Activation Activation { get; init; } = Activation.Relu;

    [Description("Normalize every layer's output over the batch and its cells before its activation.")]
    public bool BatchNorm { get; init; } = true;

    [Description("Probability that an activation is dropped while training.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; }

    internal BlockParts Parts() => new(BatchNorm ? channels => torch.nn.BatchNorm3d(channels) : null, Activation, Dropout);
}

/// <summary>What tells the architectures apart: the block between two sides. All else is <see cref="VolumeBackbone"/>'s.</summary>
internal interface IBlockFactory
{
    /// <summary>A block of the encoder, from fine to coarse, with all that follows its layers.</summary>
    torch.nn.Module<torch.Tensor, torch.Tensor> Down(long from, long to, CubeScale scale);

    /// <summary>A block of the decoder, from coarse to fine, with all that follows its layers.</summary>
    torch.nn.Module<torch.Tensor, torch.Tensor> Up(long from, long to, CubeScale scale);
}

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
