using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
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
        BlockParts parts = options.Parts();
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

/// <summary>
/// What the architectures of images have in common. The defaults bring 28×28 to 4×4 and 64×64 to 8×8, with few channels where the image is
/// large: an epoch of MNIST then takes a laptop's processor seconds to a minute, not many.
/// </summary>
public abstract record ImageCoderOptions
{
    [Description("Channels after each of the encoder's layers; the decoder mirrors them. The default is small where the image is large, "
        + "which suits 28×28 to 64×64 pixels on a laptop's processor; published: [128, 128, 128, 128, 128]. Multiples of 16 are the fastest.")]
    [MinLength(1)]
    [Range(1, 65_536)]
    public IReadOnlyList<int> Filters { get; init; } = [32, 64, 128];

    [Description("By how much every layer divides height and width.")]
    [Range(1, 8)]
    public int Stride { get; init; } = 2;

    [Description("Width of a fully connected layer between the last filters and the latent; 0 for none.")]
    [Range(0, 1_000_000)]
    public int Hidden { get; init; } = 128;

    [Description("Activation after every layer but the last; published: sigmoid.")]
    public Activation Activation { get; init; } = Activation.Relu;

    [Description("Normalize every layer's output over the batch before its activation.")]
    public bool BatchNorm { get; init; } = true;

    [Description("Probability that an activation is dropped while training; published: 0.2, a probability to keep of 0.8.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; }

    [Description("Share of the input's values set to zero while training, so that the model learns to restore them.")]
    [Range(0, 0.999)]
    public double Corruption { get; init; }

    internal BlockParts Parts() => new(BatchNorm ? channels => torch.nn.BatchNorm2d(channels) : null, Activation, Dropout);
}

/// <summary>What tells the architectures apart: the block between two scales. All else is <see cref="ImageBackbone"/>'s.</summary>
internal interface IBlockFactory
{
    /// <summary>A block of the encoder, from fine to coarse, with all that follows its layers.</summary>
    torch.nn.Module<torch.Tensor, torch.Tensor> Down(long from, long to, Scale scale);

    /// <summary>A block of the decoder, from coarse to fine, with all that follows its layers.</summary>
    torch.nn.Module<torch.Tensor, torch.Tensor> Up(long from, long to, Scale scale);
}
