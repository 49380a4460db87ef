using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Voxel;

/// <summary>Plain strided 3D convolutions, [channels, side, side, side] to features, and a decoder to a volume or a vector.</summary>
/// <param name="options">Filters and regularization.</param>
public sealed class VoxelArchitecture(VoxelOptions options) : IArchitecture
{
    private readonly int[] kernels = options.KernelSize.Count == 1
        ? [.. Enumerable.Repeat(options.KernelSize[0], options.Filters.Count)]
        : [.. options.KernelSize];

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => CubePyramid.Supports("voxel", data, kernels, options.Stride);

    /// <inheritdoc/>
    public FeatureMap? FeatureMap(DatasetInfo data) => VolumeBackbone.MapOf(options, kernels, data);

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) =>
        new VolumeBackbone("voxel", options, kernels, data, codeDimension, parts => new ConvBlocks(parts));
}
