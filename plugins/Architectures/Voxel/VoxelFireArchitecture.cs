using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Voxel;

/// <summary>Fire modules in place of the convolutions: several times fewer parameters in the same shapes as <see cref="VoxelArchitecture"/>.</summary>
/// <param name="options">Filters and regularization.</param>
public sealed class VoxelFireArchitecture(VoxelFireOptions options) : IArchitecture
{
    private readonly int[] kernels = [.. Enumerable.Repeat(FireModule.Kernel, options.Filters.Count)];

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => CubePyramid.Supports("voxel-fire", data, kernels, options.Stride);

    /// <inheritdoc/>
    public FeatureMap? FeatureMap(DatasetInfo data) => VolumeBackbone.MapOf(options, kernels, data);

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) =>
        new VolumeBackbone("voxel-fire", options, kernels, data, codeDimension, parts => new FireBlocks(parts));
}
