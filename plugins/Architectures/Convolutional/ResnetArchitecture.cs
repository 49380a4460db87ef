using NebulaBench.Datasets;

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
