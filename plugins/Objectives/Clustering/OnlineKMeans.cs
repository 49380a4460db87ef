using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Clustering;

/// <summary>The latent head, trained by the reconstruction, and centres that no gradient reaches.</summary>
internal sealed class OnlineKMeans : ObjectiveModule
{
    /// <summary>More latents do not make a better start.</summary>
    private const int SeedingSamples = 10_000;

    private readonly bool forgetsEachEpoch;
    private readonly SeedStream seeds;
    private readonly LatentHead head;
    private readonly Parameter centres;
    private readonly Parameter counts;
    private readonly StoredFlag placed = new();

    public OnlineKMeans(int clusters, bool forgetsEachEpoch, ObjectiveContext context)
        : base("online-kmeans")
    {
        this.forgetsEachEpoch = forgetsEachEpoch;
        seeds = context.Seeds;
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: false);
        centres = new Parameter(torch.zeros(clusters, context.LatentDimension), requires_grad: false);
        counts = new Parameter(torch.zeros(clusters), requires_grad: false);
        RegisterComponents();
    }

    public override torch.Tensor Prototypes => centres;

    public override LatentBatch Embed(torch.Tensor features) => head.call(features).ToLatentBatch();

    public override torch.Tensor Assign(torch.Tensor latents) => SquaredDistances.Between(latents, centres).argmin(1);

    public override void BeforeEpoch(ITrainingView training)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        if (!placed.IsSet)
        {
            centres.copy_(KMeansStart.Seed(training.TrainingLatents(SeedingSamples), (int)centres.shape[0], seeds.Open("centres")));
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
        double[] positions = Numbers(centres), sizes = Numbers(counts);
        RobbinsMonro.Update(positions, sizes, Numbers(embedding.Latent));
        centres.copy_(torch.tensor(positions).view(centres.shape));
        counts.copy_(torch.tensor(sizes));
    }

    public override IReadOnlyDictionary<string, double> EpochDiagnostics()
    {
        using var scope = torch.NewDisposeScope();
        return new Dictionary<string, double> { ["centres-in-use"] = (counts > 0).sum().ToInt64() };
    }

    private static double[] Numbers(torch.Tensor tensor) => tensor.detach().cpu().to_type(torch.float64).flatten().data<double>().ToArray();
}
