using NebulaBench.Datasets;
using NebulaBench.Objectives;
using TorchSharp;

namespace TestPlugins;

/// <summary>Throws in its loss.</summary>
public sealed class ThrowingObjective : IObjective
{
    public ObjectiveModule Build(ObjectiveContext context) => new Spoilt(context);

    private sealed class Spoilt(ObjectiveContext context) : WorkingModule(context)
    {
        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction) =>
            throw new NotSupportedException("no losses on Tuesdays.");
    }
}
