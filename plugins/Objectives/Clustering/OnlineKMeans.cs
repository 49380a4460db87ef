using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Clustering;

/// <summary>The latent head, trained by the reconstruction, and centers that no gradient reaches.</summary>
internal sealed class OnlineKMeans : ObjectiveModule
{
    /// <summary>More latents do not make a better start.</summary>
    private const int SeedingSamples = 10_000;

    private readonly bool forgetsEachEpoch;
    private readonly SeedStream seeds;
    private readonly LatentHead head;
    private readonly Parameter centers;
    private readonly Parameter counts;
    private readonly BufferFlag placed = new();

    public OnlineKMeans(int clusters, bool forgetsEachEpoch, ObjectiveContext context)
        : base("online-kmeans")
    {
        this.forgetsEachEpoch = forgetsEachEpoch;
        seeds = context.Seeds;
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: false);
        centers = new Parameter(torch.zeros(clusters, context.LatentDimension), requires_grad: false);
        counts = new Parameter(torch.zeros(clusters), requires_grad: false);
        RegisterComponents();
    }

    public override torch.Tensor Prototypes => centers;

    public override LatentBatch Embed(torch.Tensor features) => head.call(features).ToLatentBatch();

    public override torch.Tensor Assign(torch.Tensor latents) => SquaredDistances.Between(latents, centers).argmin(1);

    public override void BeforeEpoch(ITrainingData training)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        if (!placed.IsSet)
        {
            centers.copy_(KMeansInitializer.Seed(training.TrainingLatents(SeedingSamples), (int)centers.shape[0], seeds.Open("centers")));
            placed.Set();
        }
        else if (forgetsEachEpoch)
        {
            counts.zero_();
        }
    }

    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction) =>
        new(new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)));

    public override void AfterStep(LatentBatch embedding)
    {
        using var scope = torch.NewDisposeScope();
        double[] positions = Numbers(centers), sizes = Numbers(counts);
        RobbinsMonro.Update(positions, sizes, Numbers(embedding.Latent));
        centers.copy_(torch.tensor(positions).view(centers.shape));
        counts.copy_(torch.tensor(sizes));
    }

    public override IReadOnlyDictionary<string, double> EpochDiagnostics()
    {
        using var scope = torch.NewDisposeScope();
        return new Dictionary<string, double> { ["centres-in-use"] = (counts > 0).sum().ToInt64() };
    }

    private static double[] Numbers(torch.Tensor tensor) => tensor.detach().cpu().to_type(torch.float64).flatten().data<double>().ToArray();
}
