using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>Plain strided convolutions: fits every image.</summary>
/// <param name="options">Filters and regularization.</param>
public sealed class ConvArchitecture(ConvOptions options) : IArchitecture
{
    private readonly int[] kernels = options.KernelSize.Count == 1
        ? [.. Enumerable.Repeat(options.KernelSize[0], options.Filters.Count)]
        : [.. options.KernelSize];

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => ScalePyramid.Supports("conv", data, kernels, options.Stride);

    /// <inheritdoc/>
    public FeatureMap? FeatureMap(DatasetInfo data) => ImageBackbone.MapOf(options, kernels, data);

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) =>
        new ImageBackbone("conv", options, kernels, data, codeDimension, parts => new ConvBlocks(parts));
}
