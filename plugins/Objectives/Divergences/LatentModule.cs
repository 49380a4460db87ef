using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences;

/// <summary>What these objectives have in common: a latent head as their only part.</summary>
internal abstract class LatentModule : ObjectiveModule
{
    private readonly LatentHead head;

    protected LatentModule(string name, ObjectiveContext context, bool variational)
        : base(name)
    {
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational);
        // Registered by hand: components are looked for among the fields of the derived class only.
        register_module(nameof(head), head);
    }

    public sealed override LatentBatch Embed(torch.Tensor features) => head.call(features).ToLatentBatch();

    /// <summary>
    /// Samples of the posteriors, [batch, latent]: in evaluation mode the latents are means, which spread less than the latents that terms of
    /// their distribution are about, so that validation would not compare with training.
    /// </summary>
    protected torch.Tensor Samples(LatentBatch embedding) => training || embedding.LogVariance is null
        ? embedding.Latent
        : embedding.Mean + ((0.5 * embedding.LogVariance).exp() * torch.randn_like(embedding.Mean));
}
