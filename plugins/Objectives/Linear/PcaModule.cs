using NebulaBench.Datasets;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Linear;

/// <summary>A projection that is computed once, before the first epoch. The decoder learns from it what it holds of the samples.</summary>
internal sealed class PcaModule : ObjectiveModule
{
    /// <summary>More samples hardly move the components.</summary>
    private const int FittingSamples = 10_000;

    private readonly Parameter mean;
    private readonly Parameter axes;
    private readonly BufferFlag fitted = new();

    public PcaModule(ObjectiveContext context)
        : base("pca")
    {
        mean = new Parameter(torch.zeros(context.FeatureWidth), requires_grad: false);
        axes = new Parameter(torch.zeros(context.FeatureWidth, context.LatentDimension), requires_grad: false);
        RegisterComponents();
    }

    public override LatentBatch Embed(torch.Tensor features)
    {
        torch.Tensor latents = (features.detach() - mean).matmul(axes);
        return new LatentBatch { Latent = latents, Mean = latents, Code = latents };
    }

    public override void BeforeEpoch(ITrainingData training)
    {
        if (fitted.IsSet)
        {
            return;
        }
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        (torch.Tensor center, torch.Tensor directions) = PrincipalAxes.For(training.TrainingFeatures(FittingSamples), axes.shape[1]);
        mean.copy_(center);
        axes.narrow(1, 0, directions.shape[1]).copy_(directions); // features of fewer dimensions leave the last latents 0
        fitted.Set();
    }

    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction) =>
        new(new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)));
}
