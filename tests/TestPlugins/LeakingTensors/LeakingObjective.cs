using NebulaBench.Datasets;
using NebulaBench.Objectives;
using TorchSharp;

namespace TestPlugins;

/// <summary>Keeps the latents of every step.</summary>
public sealed class LeakingObjective : IObjective
{
    public ObjectiveModule Build(ObjectiveContext context) => new Spoilt(context);

    private sealed class Spoilt(ObjectiveContext context) : WorkingModule(context)
    {
        private readonly List<torch.Tensor> kept = [];

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            kept.Add(embedding.Latent.detach().DetachFromDisposeScope());
            return base.Loss(embedding, output, batch, reconstruction);
        }
    }
}
