using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;

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

/// <summary>Options of <c>voxel-fire</c>.</summary>
public sealed record VoxelFireOptions : VolumeCoderOptions, IValidatableObject
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
                FormattableString.Invariant($"stride {Stride} is larger than the 3×3×3 kernels of a fire module, which would skip cells: write at most 3"),
                [nameof(Stride)]);
        }
    }
}

/// <summary>One fire module a scale.</summary>
internal sealed class FireBlocks(BlockParts parts) : IBlockFactory
{
    public torch.nn.Module<torch.Tensor, torch.Tensor> Down(long from, long to, CubeScale scale) =>
        parts.Block(
            new FireModule(from, to, Squeeze, (squeezed, half, kernel) => Convolutions.Down(squeezed, half, scale with { Kernel = kernel }, parts.Bias)),
            to);

    public torch.nn.Module<torch.Tensor, torch.Tensor> Up(long from, long to, CubeScale scale) =>
        parts.Block(
            new FireModule(from, to, Squeeze, (squeezed, half, kernel) => Convolutions.Up(squeezed, half, scale with { Kernel = kernel }, parts.Bias)),
            to);

    private Sequential Squeeze(long from, long to) =>
        torch.nn.Sequential([torch.nn.Conv3d(from, to, 1, bias: parts.Bias), .. parts.Norm(to), .. parts.Activation()]);
}
