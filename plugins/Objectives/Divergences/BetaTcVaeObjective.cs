using NebulaBench.Datasets;
using NebulaBench.Objectives.Divergences.Losses;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences;

/// <summary>The β-TC-VAE (Chen et al., 2018).</summary>
/// <param name="options">Weights and estimator.</param>
public sealed class BetaTcVaeObjective(BetaTcVaeOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new Module(options, context);

    private sealed class Module : LatentModule
    {
        private readonly BetaTcVaeOptions options;
        private readonly long trainingSamples;

        public Module(BetaTcVaeOptions options, ObjectiveContext context)
            : base("beta-tc-vae", context, variational: true)
        {
            this.options = options;
            trainingSamples = context.TrainingSamples;
        }

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            var parts = KlParts.From(Samples(embedding), embedding.Mean, embedding.LogVariance!, trainingSamples, options.Estimator);
            return new(
                new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
                new LossTerm("mutual-information", parts.MutualInformation, options.MutualInformationWeight),
                new LossTerm("total-correlation", parts.TotalCorrelation, options.Beta),
                new LossTerm("dimension-wise-kl", parts.DimensionWise, options.DimensionWiseWeight));
        }
    }
}
