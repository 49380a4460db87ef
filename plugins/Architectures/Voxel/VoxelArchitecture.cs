using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;
using TorchSharp;

namespace NebulaBench.Architectures.Voxel;

/// <summary>Plain strided 3D convolutions, [channels, side, side, side] to features, and a decoder to a volume or a vector.</summary>
/// <param name="options">Filters and regularization.</param>
public sealed class VoxelArchitecture(VoxelOptions options) : IArchitecture
{
    private readonly int[] kernels = KernelSizes.ForLayers(options.KernelSize, options.Filters.Count);

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => CubePyramid.Supports("voxel", data, kernels, options.Stride);

    /// <inheritdoc/>
    public FeatureMap? FeatureMap(DatasetInfo data) => VolumeBackbone.MapOf(options, kernels, data);

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) =>
        new VolumeBackbone("voxel", options, kernels, data, codeDimension, parts => new ConvBlocks(parts));
}

/// <summary>Options of <c>voxel</c>.</summary>
public sealed record VoxelOptions : VolumeCoderOptions, IValidatableObject
{
    [Description("Side of the kernels: one entry for all layers, or one a layer. Odd sizes stay centered on a cell.")]
    [MinLength(1)]
    [Range(1, 31)]
    public IReadOnlyList<int> KernelSize { get; init; } = [3];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        KernelSizes.Validate(KernelSize, Filters.Count, Stride, "cells", nameof(KernelSize));
}

/// <summary>One convolution a scale.</summary>
internal sealed class ConvBlocks(BlockParts parts) : IBlockFactory
{
    public torch.nn.Module<torch.Tensor, torch.Tensor> Down(long from, long to, CubeScale scale) =>
        parts.Block(Convolutions.Down(from, to, scale, parts.Bias), to);

    public torch.nn.Module<torch.Tensor, torch.Tensor> Up(long from, long to, CubeScale scale) =>
        parts.Block(Convolutions.Up(from, to, scale, parts.Bias), to);
}
