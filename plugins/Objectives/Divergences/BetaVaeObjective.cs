using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
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
        private TrainingProgress progress;
        private double capacity;

        public Module(BetaVaeOptions options, ObjectiveContext context)
            : base("beta-vae", context, variational: true) =>
            this.options = options;

        private bool HasCapacity => options.Capacity > 0;

        private WarmUp Rise => new(WarmUpShape.Linear, options.CapacityEpochs);

        public override bool LossIsSettled => !HasCapacity || Rise.IsOverAt(progress);

        public override void BeforeStep(ITrainingData training)
        {
            progress = training.Progress;
            capacity = options.Capacity * Rise.FactorAt(progress);
        }

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

/// <summary>Options of the β-VAE: a constant β, or a capacity that the divergence is held to.</summary>
public sealed record BetaVaeOptions
{
    [Description("Weight β of the divergence from the prior; without effect where there is a capacity.")]
    [Range(0, 1e6)]
    public double Beta { get; init; } = 4;

    [Description("Final capacity in nats that the divergence is held to, instead of β times the divergence; 0 for none.")]
    [Range(0, 1e6)]
    public double Capacity { get; init; }

    [Description("Epochs over which the capacity increases from 0.")]
    [Range(0, 1e6)]
    public double CapacityEpochs { get; init; } = 10;

    [Description("Weight γ of the divergence's distance from the capacity.")]
    [Range(0, 1e6)]
    public double Gamma { get; init; } = 10;
}
