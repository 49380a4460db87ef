using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace TestPlugins;

/// <summary>An autoencoder's objective that works, for fixtures to spoil.</summary>
public class WorkingModule : ObjectiveModule
{
    private readonly LatentHead head;

    public WorkingModule(ObjectiveContext context)
        : base(nameof(WorkingModule))
    {
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: false);
        RegisterComponents();
    }

    public override LatentBatch Embed(torch.Tensor features) => head.call(features).ToLatentBatch();

    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction) =>
        new(new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)));
}
