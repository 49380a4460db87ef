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
}
