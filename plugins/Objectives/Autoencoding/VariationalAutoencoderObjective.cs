using NebulaBench.Datasets;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Objectives.Autoencoding;

/// <summary>The variational autoencoder (Kingma and Welling, 2014), with β (Higgins et al., 2017), warm-up and free bits.</summary>
/// <param name="options">Weights and schedules.</param>
public sealed class VariationalAutoencoderObjective(VariationalAutoencoderOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new Module(options, context);

    private sealed class Module : ObjectiveModule
    {
        private readonly VariationalAutoencoderOptions options;
        private readonly LatentHead head;
        private double beta;

        public Module(VariationalAutoencoderOptions options, ObjectiveContext context)
            : base("vae")
        {
            this.options = options;
            beta = options.Beta;
            head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: true);
            RegisterComponents();
        }

        public override void BeforeStep(ITrainingData training) =>
            beta = options.Beta * new WarmUp(options.WarmUp, options.WarmUpEpochs).FactorAt(training.Progress);

        public override LatentBatch Embed(torch.Tensor features) => head.call(features).ToLatentBatch();

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction) =>
            new(
                new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
                new LossTerm("kl", KlDivergence.WithFreeBits(embedding.Mean, embedding.LogVariance!, options.FreeBits), beta));
    }
}
