using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences;

/// <summary>The Wasserstein autoencoder with the maximum mean discrepancy, WAE-MMD (Tolstikhin et al., 2018).</summary>
/// <param name="options">Weight, prior and kernel.</param>
public sealed class WaeObjective(WaeOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new Module(options, context);

    private sealed class Module : LatentModule
    {
        private readonly WaeOptions options;

        public Module(WaeOptions options, ObjectiveContext context)
            : base("wae", context, variational: false) =>
            this.options = options;

        public override torch.Tensor LogPrior(torch.Tensor latents) =>
            base.LogPrior(latents / options.PriorStd) - (latents.shape[1] * Math.Log(options.PriorStd));

        public override torch.Tensor SamplePrior(long count, long latentDimension, torch.Device device) =>
            base.SamplePrior(count, latentDimension, device) * options.PriorStd;

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            torch.Tensor prior = torch.randn_like(embedding.Latent) * options.PriorStd;
            return new(
                new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
                new LossTerm(
                    "mmd",
                    MaximumMeanDiscrepancy.Between(embedding.Latent, prior, options.Kernel, options.Bandwidth * options.PriorStd),
                    options.Weight));
        }
    }
}

/// <summary>Options of the Wasserstein autoencoder.</summary>
public sealed record WaeOptions
{
    [Description("Weight λ of the discrepancy of all latents from the prior.")]
    [Range(0, 1e9)]
    public double Weight { get; init; } = 100;

    [Description("Standard deviation of the prior N(0, σ² I).")]
    [Range(1e-6, 1e6)]
    public double PriorStd { get; init; } = 1;

    [Description("The kernel of the discrepancy: inverse multiquadrics of seven scales, or a single normal bell.")]
    public DiscrepancyKernel Kernel { get; init; } = DiscrepancyKernel.InverseMultiquadric;

    [Description("Width of the kernel, in standard deviations of the prior.")]
    [Range(1e-6, 1e6)]
    public double Bandwidth { get; init; } = 1;
}
