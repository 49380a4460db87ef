using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Architectures.Voxel;

/// <summary>Options of <c>voxel</c>.</summary>
public sealed record VoxelOptions : VolumeCoderOptions, IValidatableObject
{
    [Description("Side of the kernels: one entry for all layers, or one a layer. Odd sizes stay centered on a cell.")]
    [MinLength(1)]
    [Range(1, 31)]
    public IReadOnlyList<int> KernelSize { get; init; } = [3];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (KernelSize.Count != 1 && KernelSize.Count != Filters.Count)
        {
            yield return new ValidationResult(
                FormattableString.Invariant(
                    $"kernel_size has {KernelSize.Count} entries and filters {Filters.Count}: write one kernel size for all layers, or one a layer"),
                [nameof(KernelSize)]);
        }
        // A kernel smaller than the stride would never see some of the cells.
        if (KernelSize.Any(size => size < Stride))
        {
            yield return new ValidationResult(
                FormattableString.Invariant(
                    $"kernel_size {KernelSize.Min()} is smaller than stride {Stride}, which would skip cells: write at least {Stride}"),
                [nameof(KernelSize)]);
        }
    }
}
