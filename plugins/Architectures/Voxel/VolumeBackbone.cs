using NebulaBench.Datasets;
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
        var parts = new BlockParts(options);
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
