using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>Fire modules in place of the convolutions: several times fewer parameters in the same shape.</summary>
/// <param name="options">Filters and regularization.</param>
public sealed class FireArchitecture(FireOptions options) : IArchitecture
{
    private readonly int[] kernels = [.. Enumerable.Repeat(FireModule.Kernel, options.Filters.Count)];

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => ScalePyramid.Supports("fire", data, kernels, options.Stride);

    /// <inheritdoc/>
    public FeatureMap? FeatureMap(DatasetInfo data) => ImageBackbone.MapOf(options, kernels, data);

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) =>
        new ImageBackbone("fire", options, kernels, data, codeDimension, parts => new FireBlocks(parts));
}

/// <summary>Options of <c>fire</c>.</summary>
public sealed record FireOptions : ImageCoderOptions, IValidatableObject
{
    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (FireModule.Misfit(Filters) is { } misfit)
        {
            yield return new ValidationResult(misfit, [nameof(Filters)]);
        }
        if (Stride > FireModule.Kernel)
        {
            yield return new ValidationResult(
                FormattableString.Invariant($"stride {Stride} is larger than the 3×3 kernels of a fire module, which would skip pixels: write at most 3"),
                [nameof(Stride)]);
        }
    }
}

/// <summary>One fire module a scale.</summary>
internal sealed class FireBlocks(BlockParts parts) : IBlockFactory
{
    public torch.nn.Module<torch.Tensor, torch.Tensor> Down(long from, long to, Scale scale) =>
        parts.Block(
            new FireModule(from, to, Squeeze, (channels, half, kernel) => torch.nn.Conv2d(
                channels, half, kernel, stride: scale.Stride, padding: Scale.PaddingOf(kernel), bias: parts.Bias)),
            to);

    public torch.nn.Module<torch.Tensor, torch.Tensor> Up(long from, long to, Scale scale) =>
        parts.Block(
            new FireModule(from, to, Squeeze, (channels, half, kernel) => new TransposedConvolution(
                channels, half, scale with { Kernel = kernel }, parts.Bias)),
            to);

    private Sequential Squeeze(long from, long to) =>
        torch.nn.Sequential([torch.nn.Conv2d(from, to, 1, bias: parts.Bias), .. parts.Norm(to), .. parts.Activation()]);
}
