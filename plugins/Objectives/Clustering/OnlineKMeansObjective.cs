using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Clustering;

/// <summary>Robbins–Monro k-means on the latents of an autoencoder: the centers follow the latents and never shape them.</summary>
/// <param name="options">The centers.</param>
public sealed class OnlineKMeansObjective(OnlineKMeansOptions options) : IObjective
{
    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) =>
        new OnlineKMeans(PrototypeCount.For(options.Clusters, context.Data.Classes.Count), options.ForgetEachEpoch, context);
}

/// <summary>Options of Robbins–Monro k-means on an autoencoder's latents.</summary>
public sealed record OnlineKMeansOptions : IPretrained
{
    [Description("Centers; when absent, the dataset's number of classes, or 10 where it has none.")]
    [Range(1, 100_000)]
    public int? Clusters { get; init; }

    [Description("Whether the counts are reset every epoch, so that centers forget where latents were before.")]
    public bool ForgetEachEpoch { get; init; } = true;

    [Description("Pretraining as an autoencoder; none when absent, with its defaults as {}.")]
    public PretrainingOptions? Pretraining { get; init; }
}

/// <summary>The latent head, trained by the reconstruction, and centers that no gradient reaches.</summary>
internal sealed class OnlineKMeans : ObjectiveModule
{
    /// <summary>More latents do not make a better start.</summary>
    private const int SeedingSamples = 10_000;

    private readonly bool forgetsEachEpoch;
    private readonly SeedStream seeds;
    private readonly LatentHead head;
    private readonly Parameter centers;
    private readonly Parameter counts; // a center counts as the first of its samples, or the first would put itself in its place
    private readonly BufferFlag placed = new();

    public OnlineKMeans(int clusters, bool forgetsEachEpoch, ObjectiveContext context)
        : base("online-kmeans")
    {
        this.forgetsEachEpoch = forgetsEachEpoch;
        seeds = context.Seeds;
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: false);
        centers = new Parameter(torch.zeros(clusters, context.LatentDimension), requires_grad: false);
        counts = new Parameter(torch.ones(clusters), requires_grad: false);
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
            counts.fill_(1);
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
        return new Dictionary<string, double> { ["centers-in-use"] = (counts > 1).sum().ToInt64() };
    }

    private static double[] Numbers(torch.Tensor tensor) => tensor.detach().cpu().to_type(torch.float64).flatten().data<double>().ToArray();
}

/// <summary>k-means one sample at a time: the nearest center moves to the mean of all samples it was ever nearest to.</summary>
internal static class RobbinsMonro
{
    /// <summary>Takes samples in, one after the other: k nearest, n_k += 1, c_k += (z − c_k) / n_k.</summary>
    /// <param name="centers">[clusters, dimension], row-major; changed.</param>
    /// <param name="counts">[clusters]; changed.</param>
    /// <param name="samples">[samples, dimension], row-major.</param>
    public static void Update(Span<double> centers, Span<double> counts, ReadOnlySpan<double> samples)
    {
        int dimension = centers.Length / counts.Length;
        for (int at = 0; at < samples.Length; at += dimension)
        {
            ReadOnlySpan<double> sample = samples.Slice(at, dimension);
            int nearest = Nearest(centers, sample);
            counts[nearest]++;
            Span<double> center = centers.Slice(nearest * dimension, dimension);
            for (int j = 0; j < dimension; j++)
            {
                center[j] += (sample[j] - center[j]) / counts[nearest];
            }
        }
    }

    private static int Nearest(ReadOnlySpan<double> centers, ReadOnlySpan<double> sample)
    {
        int nearest = 0;
        double least = double.PositiveInfinity;
        for (int k = 0; k < centers.Length / sample.Length; k++)
        {
            double distance = 0;
            for (int j = 0; j < sample.Length; j++)
            {
                double difference = sample[j] - centers[(k * sample.Length) + j];
                distance += difference * difference;
            }
            if (distance < least)
            {
                (nearest, least) = (k, distance);
            }
        }
        return nearest;
    }
}
