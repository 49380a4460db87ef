using NebulaBench.Datasets;
using NebulaBench.Reconstruction;
using TorchSharp;

namespace NebulaBench.Objectives.Autoencoding;

/// <summary>The plain autoencoder (Hinton and Salakhutdinov, 2006).</summary>
public sealed class AutoencoderObjective : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new Module(context);

    private sealed class Module : ObjectiveModule
    {
        private readonly LatentHead head;

        public Module(ObjectiveContext context)
            : base("ae")
        {
            head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: false);
            RegisterComponents();
        }

        public override LatentBatch Embed(torch.Tensor features) => head.call(features).ToLatentBatch();

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction) =>
            new(new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)));
    }
}
