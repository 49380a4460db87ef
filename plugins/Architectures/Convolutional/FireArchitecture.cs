using NebulaBench.Datasets;

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
