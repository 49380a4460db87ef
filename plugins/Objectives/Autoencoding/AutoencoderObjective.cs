using NebulaBench.Datasets;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Objectives.Autoencoding;

/// <summary>The plain autoencoder (Hinton and Salakhutdinov, 2006).</summary>
public sealed class AutoencoderObjective : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new AutoencoderModule("ae", context, isTrained: true);
}

/// <summary>A deterministic latent, and the reconstruction as the only term.</summary>
internal sealed class AutoencoderModule : ObjectiveModule
{
    private readonly LatentHead head;

    public AutoencoderModule(string name, ObjectiveContext context, bool isTrained)
        : base(name)
    {
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: false);
        IsTrained = isTrained;
        RegisterComponents();
    }

    public override bool IsTrained { get; }

    public override LatentBatch Embed(torch.Tensor features) => head.call(features).ToLatentBatch();

    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction) =>
        new(new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)));
}
