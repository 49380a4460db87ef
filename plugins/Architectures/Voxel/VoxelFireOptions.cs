using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Architectures.Voxel;

/// <summary>Options of <c>voxel-fire</c>.</summary>
public sealed record VoxelFireOptions : VolumeCoderOptions, IValidatableObject
{
    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Filters.Where(filters => filters % FireModule.Squeeze != 0).ToArray() is [int wrong, ..])
        {
            int below = wrong - (wrong % FireModule.Squeeze);
            int above = below + FireModule.Squeeze;
            string remedy = below == 0 ? $"{above}" : $"{below} or {above}";
            yield return new ValidationResult(
                FormattableString.Invariant($"a fire module squeezes to a quarter of its filters, and {wrong} is not divisible by 4: write {remedy}"),
                [nameof(Filters)]);
        }
        if (Stride > FireModule.Kernel)
        {
            yield return new ValidationResult(
                FormattableString.Invariant($"stride {Stride} is larger than the 3×3×3 kernels of a fire module, which would skip cells: write at most 3"),
                [nameof(Stride)]);
        }
    }
}
