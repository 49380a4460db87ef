using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>Options of <c>fire</c>.</summary>
public sealed record FireOptions : ImageCoderOptions, IValidatableObject
{
    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Filters.Where(filters => filters % FireModule.Squeeze != 0).ToArray() is [int wrong, ..])
        {
            int below = Math.Max(FireModule.Squeeze, wrong - (wrong % FireModule.Squeeze));
            int above = below < wrong ? below + FireModule.Squeeze : below;
            string remedy = below == above ? $"{below}" : $"{below} or {above}";
            yield return new ValidationResult(
                FormattableString.Invariant($"a fire module squeezes to a quarter of its filters, and {wrong} is not divisible by 4: write {remedy}"),
                [nameof(Filters)]);
        }
        if (Stride > FireModule.Kernel)
        {
            yield return new ValidationResult(
                FormattableString.Invariant($"stride {Stride} is larger than the 3×3 kernels of a fire module, which would skip pixels: write at most 3"),
                [nameof(Stride)]);
        }
    }
}
