using NebulaBench.Datasets;
using NebulaBench.Objectives.Divergences.Losses;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences;

/// <summary>The Info-VAE with the maximum mean discrepancy (Zhao, Song and Ermon, 2019).</summary>
/// <param name="options">Weights and kernel.</param>
public sealed class InfoVaeObjective(InfoVaeOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new Module(options, context);

    private sealed class Module : LatentModule
    {
        private readonly InfoVaeOptions options;

        public Module(InfoVaeOptions options, ObjectiveContext context)
            : base("info-vae", context, variational: true) =>
            this.options = options;

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            torch.Tensor prior = torch.randn_like(embedding.Latent);
            return new(
                new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
                new LossTerm("kl", KlDivergence.FromStandardNormal(embedding.Mean, embedding.LogVariance!), 1 - options.Alpha),
                new LossTerm(
                    "mmd", MaximumMeanDiscrepancy.Between(Samples(embedding), prior, options.Kernel, options.Bandwidth),
                    options.Alpha + options.Lambda - 1));
        }
    }
}
