using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Divergences;

/// <summary>Options of the Info-VAE.</summary>
public sealed record InfoVaeOptions : IValidatableObject
{
    [Description("How much of each posterior's divergence is dropped: the divergence has the weight 1 − α.")]
    [Range(0.0, 1.0)]
    public double Alpha { get; init; }

    [Description("λ: with α, the weight α + λ − 1 of the discrepancy of all latents from the prior.")]
    [Range(0, 1e9)]
    public double Lambda { get; init; } = 100;

    [Description("The kernel of the discrepancy: inverse multiquadrics of seven scales, or a single Gaussian.")]
    public DiscrepancyKernel Kernel { get; init; } = DiscrepancyKernel.InverseMultiquadric;

    [Description("Width of the kernel, in standard deviations of the prior.")]
    [Range(1e-6, 1e6)]
    public double Bandwidth { get; init; } = 1;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Alpha + Lambda < 1)
        {
            yield return new ValidationResult(
                "alpha + lambda − 1 weighs the discrepancy and must not be below 0.", [nameof(Lambda)]);
        }
    }
}
