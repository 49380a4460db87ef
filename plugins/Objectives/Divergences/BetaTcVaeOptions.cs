using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Divergences;

/// <summary>Options of the β-TC-VAE.</summary>
public sealed record BetaTcVaeOptions
{
    [Description("Weight β of the total correlation: how far the latent's dimensions are from independent.")]
    [Range(0, 1e6)]
    public double Beta { get; init; } = 6;

    [Description("Weight α of the mutual information of samples and latents.")]
    [Range(0, 1e6)]
    public double MutualInformationWeight { get; init; } = 1;

    [Description("Weight γ of the divergence of each dimension from the prior.")]
    [Range(0, 1e6)]
    public double DimensionWiseWeight { get; init; } = 1;

    [Description("How the density of all latents is estimated from a batch: minibatch weighted or minibatch stratified sampling.")]
    public CorrelationEstimator Estimator { get; init; } = CorrelationEstimator.Weighted;
}
