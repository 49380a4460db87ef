using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Clustering;

/// <summary>
/// The trainable part: latent head and cluster centers. Centers start at the k-means of all training latents; the target distribution is that
/// of the whole training set, computed anew before an epoch and the same throughout it.
/// </summary>
internal sealed class EmbeddedClustering : ObjectiveModule
{
    private readonly DecSettings settings;
    private readonly SeedStream seeds;
    private readonly TargetDistribution target = new();
    private readonly PrototypeUsage usage;
    private readonly LatentHead head;
    private readonly Parameter centers;
    private readonly BufferFlag placed = new();

    public EmbeddedClustering(string name, DecSettings settings, ObjectiveContext context)
        : base(name)
    {
        this.settings = settings;
        seeds = context.Seeds;
        usage = new PrototypeUsage(settings.Clusters);
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: false);
        centers = new Parameter(torch.randn(settings.Clusters, context.LatentDimension));
        RegisterComponents();
    }

    public override torch.Tensor Prototypes => centers;

    public override LatentBatch Embed(torch.Tensor features)
    {
        LatentPosterior posterior = head.call(features);
        return posterior.ToLatentBatch(settings.ReconstructionShapesLatents ? posterior.Latent : posterior.Latent.detach());
    }

    public override torch.Tensor Assign(torch.Tensor latents) => SquaredDistances.Between(latents, centers).argmin(1);

    public override void BeforeEpoch(ITrainingData training)
    {
        bool isDue = training.Progress.Epoch % settings.UpdateEvery == 0;
        if (!isDue && target.IsKnown)
        {
            return;
        }
        using torch.Tensor latents = training.TrainingLatents();
        if (!placed.IsSet)
        {
            using torch.Tensor positions = KMeansInitializer.Among(latents, settings.Clusters, seeds.Open("centers"));
            using (torch.no_grad())
            {
                centers.copy_(positions);
            }
            placed.Set();
        }
        target.Update(latents, centers);
    }

    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
    {
        torch.Tensor logAssignment = SoftAssignment.Log(embedding.Latent, centers);
        // Other samples than those of the training set have no target there: theirs is that of their own batch.
        torch.Tensor wanted = training && target.IsKnown ? target.Of(batch.Indices) : SoftAssignment.Target(logAssignment.exp().detach());
        return new LossTerms(
            new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
            new LossTerm("clustering", SoftAssignment.Divergence(wanted, logAssignment), settings.Weight));
    }

    public override void AfterStep(LatentBatch embedding) => usage.Record(Assign(embedding.Latent));

    public override IReadOnlyDictionary<string, torch.Tensor> TrainingState()
    {
        var state = new Dictionary<string, torch.Tensor>();
        usage.Keep(state);
        target.Keep(state);
        return state;
    }

    public override void RestoreTrainingState(IReadOnlyDictionary<string, torch.Tensor> state)
    {
        usage.Restore(state);
        target.Restore(state, centers.device);
    }

    public override IReadOnlyDictionary<string, double> EpochDiagnostics()
    {
        var values = new Dictionary<string, double>();
        if (usage.TakeInUse() is long inUse)
        {
            values["clusters-in-use"] = inUse;
        }
        if (target.Changed is double changed)
        {
            values["assignments-changed"] = changed;
        }
        return values;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            target.Dispose();
            usage.Dispose();
        }
        base.Dispose(disposing);
    }
}
