using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>
/// Encoder: a block for each of the filters, each on a smaller image, then a hidden layer. Decoder: hidden layer, the smallest image,
/// and the blocks in reverse, each back to the size its counterpart came from; the last is one plain transposed convolution to the
/// output's channels.
/// </summary>
internal sealed class ImageBackbone : Backbone
{
    private readonly Sequential encoder;
    private readonly Sequential decoder;

    public ImageBackbone(
        string name, ImageCoderOptions options, IReadOnlyList<int> kernels, DatasetInfo data, long codeDimension,
        Func<BlockParts, IBlockFactory> blocks)
        : base(name)
    {
        var input = (ImageShape)data.Input;
        long outputChannels = ((ImageShape)data.Output).Channels;
        IReadOnlyList<Scale> scales = ScalePyramid.For(input, kernels, options.Stride);
        var parts = new BlockParts(options);
        IBlockFactory factory = blocks(parts);
        long[] channels = [input.Channels, .. options.Filters];
        ImageSize smallest = scales[^1].Coarse;
        long[] coarse = [channels[^1], smallest.Height, smallest.Width];
        long flat = coarse[0] * coarse[1] * coarse[2];
        FeatureWidth = options.Hidden > 0 ? options.Hidden : flat;

        List<torch.nn.Module<torch.Tensor, torch.Tensor>> inward = [];
        if (options.Corruption > 0)
        {
            inward.Add(new MaskingNoise(options.Corruption));
        }
        inward.AddRange(scales.Select((scale, layer) => factory.Down(channels[layer], channels[layer + 1], scale)));
        inward.Add(torch.nn.Flatten());
        if (options.Hidden > 0)
        {
            inward.Add(parts.DenseBlock(flat, options.Hidden));
        }
        encoder = torch.nn.Sequential(inward);

        List<torch.nn.Module<torch.Tensor, torch.Tensor>> outward = [];
        if (options.Hidden > 0)
        {
            outward.Add(parts.DenseBlock(codeDimension, options.Hidden));
        }
        // This layer keeps its bias: batch norm over the channels takes away a mean of each, not one of each pixel.
        outward.Add(torch.nn.Linear(options.Hidden > 0 ? options.Hidden : codeDimension, flat));
        outward.Add(parts.Block(torch.nn.Unflatten(1, coarse), coarse[0]));
        for (int layer = scales.Count - 1; layer > 0; layer--)
        {
            outward.Add(factory.Up(channels[layer + 1], channels[layer], scales[layer]));
        }
        outward.Add(new TransposedConvolution(channels[1], outputChannels, scales[0], bias: true));
        decoder = torch.nn.Sequential(outward);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override long FeatureWidth { get; }

    /// <summary>The smallest image, where no hidden layer mixes its pixels.</summary>
    public static FeatureMap? MapOf(ImageCoderOptions options, IReadOnlyList<int> kernels, DatasetInfo data)
    {
        if (options.Hidden > 0)
        {
            return null;
        }
        ImageSize smallest = ScalePyramid.For((ImageShape)data.Input, kernels, options.Stride)[^1].Coarse;
        return new FeatureMap(options.Filters[^1], smallest.Height * smallest.Width);
    }

    /// <inheritdoc/>
    public override torch.Tensor Encode(torch.Tensor input) => encoder.call(input);

    /// <inheritdoc/>
    public override torch.Tensor Decode(torch.Tensor code, Batch? context) => decoder.call(code);
}
