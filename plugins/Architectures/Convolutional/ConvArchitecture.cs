using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;
using TorchSharp;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>Plain strided convolutions: fits every image.</summary>
/// <param name="options">Filters and regularization.</param>
public sealed class ConvArchitecture(ConvOptions options) : IArchitecture
{
    private readonly int[] kernels = KernelSizes.ForLayers(options.KernelSize, options.Filters.Count);

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => ScalePyramid.Supports("conv", data, kernels, options.Stride);

    /// <inheritdoc/>
    public FeatureMap? FeatureMap(DatasetInfo data) => ImageBackbone.MapOf(options, kernels, data);

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) =>
        new ImageBackbone("conv", options, kernels, data, codeDimension, parts => new ConvBlocks(parts));
}

/// <summary>Options of <c>conv</c>.</summary>
public sealed record ConvOptions : ImageCoderOptions, IValidatableObject
{
    [Description("Height and width of the kernels: one entry for all layers, or one a layer. Odd sizes stay centered on a pixel.")]
    [MinLength(1)]
    [Range(1, 31)]
    public IReadOnlyList<int> KernelSize { get; init; } = [3];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        KernelSizes.Validate(KernelSize, Filters.Count, Stride, "pixels", nameof(KernelSize));
}

/// <summary>One convolution a scale.</summary>
internal sealed class ConvBlocks(BlockParts parts) : IBlockFactory
{
    public torch.nn.Module<torch.Tensor, torch.Tensor> Down(long from, long to, Scale scale) =>
        parts.Block(torch.nn.Conv2d(from, to, scale.Kernel, stride: scale.Stride, padding: scale.Padding, bias: parts.Bias), to);

    public torch.nn.Module<torch.Tensor, torch.Tensor> Up(long from, long to, Scale scale) =>
        parts.Block(new TransposedConvolution(from, to, scale, parts.Bias), to);
}
