using NebulaBench.Datasets;
using NebulaBench.Objectives.Divergences.Losses;
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
