using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Objectives.Adversarial;

/// <summary>The adversarial autoencoder with a standard normal prior (Makhzani et al., 2016).</summary>
/// <param name="options">Weight and discriminator.</param>
public sealed class AdversarialObjective(AdversarialOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new Module(options, context);

    private sealed class Module : ObjectiveModule
    {
        private readonly double weight;
        private readonly LatentHead head;
        private readonly Discriminator discriminator;

        public Module(AdversarialOptions options, ObjectiveContext context)
            : base("aae")
        {
            weight = options.Weight;
            head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: false);
            discriminator = new Discriminator(options, context.LatentDimension);
            RegisterComponents();
        }

        public override Adversary Adversary => discriminator;

        public override LatentBatch Embed(torch.Tensor features) => head.call(features).ToLatentBatch();

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction) => new(
            new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
            new LossTerm("adversarial", discriminator.Surprise(embedding.Latent, fromPrior: true), weight));

        public override IReadOnlyDictionary<string, torch.Tensor> TrainingState() => discriminator.Judgments();

        public override void RestoreTrainingState(IReadOnlyDictionary<string, torch.Tensor> state) => discriminator.Restore(state);

        public override IReadOnlyDictionary<string, double> EpochDiagnostics() => discriminator.TakeAccuracy() is { } accuracy
            ? new Dictionary<string, double> { ["discriminator-accuracy"] = accuracy }
            : base.EpochDiagnostics();
    }
}

/// <summary>Options of the adversarial autoencoder.</summary>
public sealed record AdversarialOptions
{
    [Description("Weight of the encoder's term, which wants its latents taken for samples of the prior.")]
    [Range(0, 1e6)]
    public double Weight { get; init; } = 10;

    [Description("Widths of the discriminator's layers.")]
    [MinLength(1)]
    [Range(1, 1_000_000)]
    public IReadOnlyList<int> Widths { get; init; } = [256, 256];

    [Description("Learning rate of the discriminator; the model's, its schedule included, when absent.")]
    [Range(0, 1e6)]
    public double? LearningRate { get; init; }
}
