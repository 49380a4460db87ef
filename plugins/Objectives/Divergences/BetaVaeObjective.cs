using NebulaBench.Datasets;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences;

/// <summary>The β-VAE (Higgins et al., 2017), and its form with a capacity that rises while it trains (Burgess et al., 2018).</summary>
/// <param name="options">β, or the capacity.</param>
public sealed class BetaVaeObjective(BetaVaeOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new Module(options, context);

    private sealed class Module : LatentModule
    {
        private readonly BetaVaeOptions options;
        private double capacity;

        public Module(BetaVaeOptions options, ObjectiveContext context)
            : base("beta-vae", context, variational: true) =>
            this.options = options;

        private bool HasCapacity => options.Capacity > 0;

        public override void BeforeStep(ITrainingData training) =>
            capacity = options.Capacity * new WarmUp(WarmUpShape.Linear, options.CapacityEpochs).FactorAt(training.Progress);

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            torch.Tensor kl = KlDivergence.FromStandardNormal(embedding.Mean, embedding.LogVariance!);
            var difference = new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target));
            return HasCapacity
                ? new(difference, new LossTerm("kl", kl, 0), new LossTerm("capacity-distance", (kl - capacity).abs(), options.Gamma))
                : new(difference, new LossTerm("kl", kl, options.Beta));
        }

        public override IReadOnlyDictionary<string, double> EpochDiagnostics() =>
            HasCapacity ? new Dictionary<string, double> { ["capacity"] = capacity } : base.EpochDiagnostics();
    }
}
