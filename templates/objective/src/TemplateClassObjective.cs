using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace TemplateNamespace;

/// <summary>An autoencoder whose latents are drawn to a sphere around the origin. Replace its loss by yours.</summary>
/// <param name="options">Weight and radius.</param>
public sealed class TemplateClassObjective(TemplateClassOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new Module(options, context);

    private sealed class Module : ObjectiveModule
    {
        private readonly TemplateClassOptions options;
        private readonly LatentHead head;

        public Module(TemplateClassOptions options, ObjectiveContext context)
            : base("template-id")
        {
            this.options = options;
            head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: false);
            RegisterComponents();
        }

        public override LatentBatch Embed(torch.Tensor features) => head.call(features).ToLatentBatch();

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            torch.Tensor radius = (embedding.Latent.pow(2).sum(1L) + 1e-12).sqrt(); // [batch]; the root of 0 has no gradient
            return new(
                new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
                new LossTerm("sphere", (radius - options.Radius).pow(2).mean(), options.Weight));
        }
    }
}
