using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Comparisons;
using NebulaBench.Datasets;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Objectives.Autoencoding;

/// <summary>The variational autoencoder (Kingma and Welling, 2014), with β (Higgins et al., 2017), warm-up and free bits.</summary>
/// <param name="options">Weights and schedules.</param>
[Baseline(Baseline.Vae)]
public sealed class VariationalAutoencoderObjective(VariationalAutoencoderOptions options) : IObjective
{
    /// <inheritdoc/>
    public bool LossSettles => options.Rise.Ends;

    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new Module(options, context);

    private sealed class Module : ObjectiveModule
    {
        private readonly VariationalAutoencoderOptions options;
        private readonly LatentHead head;
        private TrainingProgress progress;
        private double beta;

        public Module(VariationalAutoencoderOptions options, ObjectiveContext context)
            : base("vae")
        {
            this.options = options;
            beta = options.Beta;
            head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: true);
            RegisterComponents();
        }

        public override bool LossIsSettled => options.Rise.IsOverAt(progress);

        public override void BeforeStep(ITrainingData training)
        {
            progress = training.Progress;
            beta = options.Beta * options.Rise.FactorAt(progress);
        }

        public override LatentBatch Embed(torch.Tensor features) => head.call(features).ToLatentBatch();

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction) =>
            new(
                new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
                new LossTerm("kl", KlDivergence.WithFreeBits(embedding.Mean, embedding.LogVariance!, options.FreeBits), beta));
    }
}

/// <summary>Options of the variational autoencoder.</summary>
public sealed record VariationalAutoencoderOptions : IPretrained
{
    [Description("Weight β of the divergence from the prior, with the reconstruction in nats per sample.")]
    [Range(0, 1e6)]
    public double Beta { get; init; } = 1;

    [Description("Free bits: nats per dimension that are not penalized; against posterior collapse.")]
    [Range(0, 1e6)]
    public double FreeBits { get; init; }

    [Description("How β increases to its full value.")]
    public WarmUpShape WarmUp { get; init; } = WarmUpShape.None;

    [Description("Epochs of the increase (linear) or of one cycle (cyclic).")]
    [Range(0, 1e6)]
    public double WarmUpEpochs { get; init; } = 10;

    [Description("Pretraining as an autoencoder; none when absent, with its defaults as {}.")]
    public PretrainingOptions? Pretraining { get; init; }

    /// <summary>The schedule of β.</summary>
    internal WarmUp Rise => new(WarmUp, WarmUpEpochs);
}
