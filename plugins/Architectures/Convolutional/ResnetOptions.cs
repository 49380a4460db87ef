using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Architectures.Convolutional;

/// <summary>Options of <c>resnet</c>.</summary>
public sealed record ResnetOptions : ImageCoderOptions, IValidatableObject
{
    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Stride > ResidualBlock.Kernel)
        {
            yield return new ValidationResult(
                FormattableString.Invariant($"stride {Stride} is larger than the 3×3 kernels of a residual block, which would skip pixels: write at most 3"),
                [nameof(Stride)]);
        }
    }
}
