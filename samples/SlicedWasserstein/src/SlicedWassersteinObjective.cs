using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace SlicedWasserstein;

public sealed class SlicedWassersteinObjective(SlicedWassersteinOptions options) : IObjective
{
    public ObjectiveModule Build(ObjectiveContext context) => new SlicedWassersteinModule(options, context);
}

internal sealed class SlicedWassersteinModule : ObjectiveModule
{
    private readonly SlicedWassersteinOptions options;
    private readonly LatentHead head;

    public SlicedWassersteinModule(SlicedWassersteinOptions options, ObjectiveContext context)
        : base("swae")
    {
        this.options = options;
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: false);
        RegisterComponents();
    }

    public override LatentBatch Embed(torch.Tensor features) => head.call(features).ToLatentBatch();

    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
    {
        torch.Tensor latents = embedding.Latent; // [batch, latent]
        torch.Tensor prior = SamplePrior(latents.shape[0], latents.shape[1], latents.device);
        torch.Tensor directions = SlicedDistance.Directions(latents.shape[1], options.Projections, latents.device);
        return new(
            new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
            new LossTerm("sliced-distance", SlicedDistance.Between(latents, prior, directions), options.Weight));
    }
}
