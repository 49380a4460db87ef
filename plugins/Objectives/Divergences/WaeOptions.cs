using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Divergences;

/// <summary>Options of the Wasserstein autoencoder.</summary>
public sealed record WaeOptions
{
    [Description("Weight λ of the discrepancy of all latents from the prior.")]
    [Range(0, 1e9)]
    public double Weight { get; init; } = 100;

    [Description("Standard deviation of the prior N(0, σ² I).")]
    [Range(1e-6, 1e6)]
    public double PriorStd { get; init; } = 1;

    [Description("The kernel of the discrepancy: inverse multiquadrics of seven scales, or a single Gaussian.")]
    public DiscrepancyKernel Kernel { get; init; } = DiscrepancyKernel.InverseMultiquadric;

    [Description("Width of the kernel, in standard deviations of the prior.")]
    [Range(1e-6, 1e6)]
    public double Bandwidth { get; init; } = 1;
}
