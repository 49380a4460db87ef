using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>Residual blocks in place of the convolutions: what is usual today.</summary>
/// <param name="options">Filters and regularization.</param>
public sealed class ResnetArchitecture(ResnetOptions options) : IArchitecture
{
    private readonly int[] kernels = [.. Enumerable.Repeat(ResidualBlock.Kernel, options.Filters.Count)];

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => ScalePyramid.Supports("resnet", data, kernels, options.Stride);

    /// <inheritdoc/>
    public FeatureMap? FeatureMap(DatasetInfo data) => ImageBackbone.MapOf(options, kernels, data);

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) =>
        new ImageBackbone("resnet", options, kernels, data, codeDimension, parts => new ResidualBlocks(parts));
}

/// <summary>Options of <c>resnet</c>.</summary>
public sealed record ResnetOptions : ImageCoderOptions, IValidatableObject
{
    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Stride > ResidualBlock.Kernel)
        {
            yield return new ValidationResult(
                FormattableString.Invariant($"stride {Stride} is larger than the 3×3 kernels of a residual block, which would skip pixels: write at most 3"),
                [nameof(Stride)]);
        }
    }
}

/// <summary>One residual block a scale.</summary>
internal sealed class ResidualBlocks(BlockParts parts) : IBlockFactory
{
    public torch.nn.Module<torch.Tensor, torch.Tensor> Down(long from, long to, Scale scale)
    {
        var first = torch.nn.Conv2d(from, to, scale.Kernel, stride: scale.Stride, padding: scale.Padding, bias: parts.Bias);
        bool sameShape = scale.Stride == 1 && from == to;
        Sequential? shortcut = sameShape
            ? null
            : torch.nn.Sequential([torch.nn.Conv2d(from, to, 1, stride: scale.Stride, bias: parts.Bias), .. parts.Norm(to)]);
        return Finish(new ResidualBlock(first, to, shortcut, parts));
    }

    public torch.nn.Module<torch.Tensor, torch.Tensor> Up(long from, long to, Scale scale)
    {
        var first = new TransposedConvolution(from, to, scale, parts.Bias);
        // Enlarging comes last: the projection is cheaper on the coarse image, and gives the same.
        torch.nn.Module<torch.Tensor, torch.Tensor>[] enlarge = scale.Coarse == scale.Fine ? [] : [new NearestNeighbor(scale.Fine)];
        Sequential? shortcut = from == to && enlarge.Length == 0
            ? null
            : torch.nn.Sequential([torch.nn.Conv2d(from, to, 1, bias: parts.Bias), .. parts.Norm(to), .. enlarge]);
        return Finish(new ResidualBlock(first, to, shortcut, parts));
    }

    private Sequential Finish(ResidualBlock block) => torch.nn.Sequential([block, .. parts.Activation(), .. parts.Dropout()]);
}

/// <summary>
/// The basic block of a residual network: a layer that changes the size, a 3×3 convolution that does not, and the input added to what
/// they make, projected where its shape differs. The activation of the sum is left to what follows.
/// </summary>
internal sealed class ResidualBlock : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    /// <summary>The kernels' height and width.</summary>
    public const int Kernel = 3;

    private readonly Sequential residual;
    private readonly Sequential? shortcut;

    /// <param name="first">The layer that changes the size.</param>
    /// <param name="channels">Its output channels.</param>
    /// <param name="shortcut">The projection, or null where the input is added as it is.</param>
    /// <param name="parts">What surrounds the layers; no dropout inside the block.</param>
    public ResidualBlock(torch.nn.Module<torch.Tensor, torch.Tensor> first, long channels, Sequential? shortcut, BlockParts parts)
        : base(nameof(ResidualBlock))
    {
        residual = torch.nn.Sequential(
        [
            first, .. parts.Norm(channels), .. parts.Activation(),
            torch.nn.Conv2d(channels, channels, Kernel, padding: Scale.PaddingOf(Kernel), bias: parts.Bias), .. parts.Norm(channels),
        ]);
        this.shortcut = shortcut;
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using torch.Tensor change = residual.call(input);
        if (shortcut is null)
        {
            return change + input;
        }
        using torch.Tensor projected = shortcut.call(input);
        return change + projected;
    }
}

/// <summary>Enlarges images to a size, every pixel taking the value of the one nearest to it.</summary>
internal sealed class NearestNeighbor(ImageSize size) : torch.nn.Module<torch.Tensor, torch.Tensor>(nameof(NearestNeighbor))
{
    public override torch.Tensor forward(torch.Tensor input) =>
        torch.nn.functional.interpolate(input, [size.Height, size.Width], mode: torch.InterpolationMode.Nearest);
}
