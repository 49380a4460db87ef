using NebulaBench.Datasets;
using NebulaBench.Objectives.Divergences.Losses;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences;

/// <summary>The DIP-VAE, types I and II (Kumar, Sattigeri and Balakrishnan, 2018).</summary>
/// <param name="options">Type and weights.</param>
public sealed class DipVaeObjective(DipVaeOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new Module(options, context);

    private sealed class Module : LatentModule
    {
        private readonly DipVaeOptions options;

        public Module(DipVaeOptions options, ObjectiveContext context)
            : base("dip-vae", context, variational: true) =>
            this.options = options;

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            torch.Tensor? logVariance = options.Type == DipVaeType.Latents ? embedding.LogVariance : null;
            var penalty = CovariancePenalty.From(embedding.Mean, logVariance);
            return new(
                new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
                new LossTerm("kl", KlDivergence.FromStandardNormal(embedding.Mean, embedding.LogVariance!)),
                new LossTerm("covariance-off-diagonal", penalty.OffDiagonal, options.OffDiagonalWeight),
                new LossTerm("covariance-diagonal", penalty.Diagonal, options.ChosenDiagonalWeight));
        }
    }
}
