using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Clustering;

/// <summary>Options that both kinds of deep embedded clustering have.</summary>
public abstract record EmbeddedClusteringOptions : IPretrained
{
    [Description("Clusters; when absent, the dataset's number of classes, or 10 where it has none.")]
    [Range(1, 100_000)]
    public int? Clusters { get; init; }

    [Description("Epochs from one target distribution to the next.")]
    [Range(1, 1_000_000)]
    public int UpdateEvery { get; init; } = 1;

    [Description("Pretraining as an autoencoder, after which the clusters are placed; epochs: 0 for none.")]
    public PretrainingOptions? Pretraining { get; init; } = new();
}

/// <summary>
/// The trainable part: latent head and cluster centers. Centers start at the k-means of all training latents; the target distribution is that
/// of the whole training set, recomputed before an epoch and fixed throughout it.
/// </summary>
internal sealed class EmbeddedClustering : ObjectiveModule
{
    private readonly EmbeddedClusteringOptions options;
    private readonly double weight;
    private readonly bool reconstructionShapesLatents;
    private readonly SeedStream seeds;
    private readonly TargetDistribution target = new();
    private readonly PrototypeUsage usage;
    private readonly LatentHead head;
    private readonly Parameter centers;
    private readonly BufferFlag placed = new();

    /// <param name="name">The module's name.</param>
    /// <param name="options">The experiment's options.</param>
    /// <param name="weight">Weight of the divergence from the target.</param>
    /// <param name="reconstructionShapesLatents">
    /// Whether the reconstruction trains the encoder too; if not, only the decoder learns from it, to show what the latents still hold.
    /// </param>
    /// <param name="context">The model that it is a part of.</param>
    public EmbeddedClustering(
        string name, EmbeddedClusteringOptions options, double weight, bool reconstructionShapesLatents, ObjectiveContext context)
        : base(name)
    {
        this.options = options;
        this.weight = weight;
        this.reconstructionShapesLatents = reconstructionShapesLatents;
        seeds = context.Seeds;
        int clusters = PrototypeCount.For(options.Clusters, context.Data.Classes.Count);
        usage = new PrototypeUsage(clusters);
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: false);
        centers = new Parameter(torch.randn(clusters, context.LatentDimension));
        RegisterComponents();
    }

    public override torch.Tensor Prototypes => centers;

    public override LatentBatch Embed(torch.Tensor features)
    {
        LatentPosterior posterior = head.call(features);
        return posterior.ToLatentBatch(reconstructionShapesLatents ? posterior.Latent : posterior.Latent.detach());
    }

    public override torch.Tensor Assign(torch.Tensor latents) => SquaredDistances.Between(latents, centers).argmin(1);

    public override void BeforeEpoch(ITrainingData training)
    {
        bool isDue = training.Progress.Epoch % options.UpdateEvery == 0;
        if (!isDue && target.IsKnown)
        {
            return;
        }
        using torch.Tensor latents = training.TrainingLatents();
        if (!placed.IsSet)
        {
            using torch.Tensor positions = KMeansInitializer.Among(latents, (int)centers.shape[0], seeds.Open("centers"));
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
        // Samples outside the training set have no target of their own: theirs comes from their batch.
        torch.Tensor wanted = training && target.IsKnown ? target.Of(batch.Indices) : SoftAssignment.Target(logAssignment.exp().detach());
        return new LossTerms(
            new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
            new LossTerm("clustering", SoftAssignment.Divergence(wanted, logAssignment), weight));
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

/// <summary>The target distribution over the whole training set, and how many assignments changed since the one before.</summary>
internal sealed class TargetDistribution : IDisposable
{
    private const string Target = "target", Labels = "target-labels", Share = "target-changed";

    private torch.Tensor? target;
    private torch.Tensor? labels;

    /// <summary>The share of samples whose most probable cluster changed at the last update; null before the second.</summary>
    public double? Changed { get; private set; }

    /// <summary>Recomputes the target.</summary>
    /// <param name="latents">The latents of the whole training set, [samples, latent].</param>
    /// <param name="centers">[clusters, latent].</param>
    public void Update(torch.Tensor latents, torch.Tensor centers)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        torch.Tensor assignment = SoftAssignment.Log(latents, centers).exp();
        torch.Tensor next = assignment.argmax(1);
        Changed = labels is null ? null : labels.ne(next).to_type(torch.float64).mean().ToDouble();
        Forget();
        target = SoftAssignment.Target(assignment).MoveToOuterDisposeScope().DetachFromDisposeScope();
        labels = next.MoveToOuterDisposeScope().DetachFromDisposeScope();
    }

    /// <summary>The rows of some samples, [batch, clusters].</summary>
    /// <param name="indices">Their indices in the training set, [batch], int64.</param>
    public torch.Tensor Of(torch.Tensor indices) => target!.index_select(0, indices);

    /// <summary>Whether it has been computed.</summary>
    public bool IsKnown => target is not null;

    /// <summary>Adds itself to an objective's state: it was computed from earlier weights, which are gone.</summary>
    public void Keep(IDictionary<string, torch.Tensor> state)
    {
        if (target is not null)
        {
            (state[Target], state[Labels]) = (target, labels!);
        }
        if (Changed is double changed)
        {
            state[Share] = torch.tensor(changed, torch.float64);
        }
    }

    /// <summary>Takes itself back from an objective's state.</summary>
    public void Restore(IReadOnlyDictionary<string, torch.Tensor> state, torch.Device device)
    {
        Forget();
        (target, labels) = (Taken(state, Target, device), Taken(state, Labels, device));
        Changed = state.TryGetValue(Share, out torch.Tensor? share) ? share.ToDouble() : null;
    }

    public void Dispose()
    {
        Forget();
        Changed = null;
    }

    private static torch.Tensor? Taken(IReadOnlyDictionary<string, torch.Tensor> state, string name, torch.Device device) =>
        state.TryGetValue(name, out torch.Tensor? kept) ? kept.to(device, copy: true).DetachFromDisposeScope() : null;

    private void Forget()
    {
        target?.Dispose();
        labels?.Dispose();
        (target, labels) = (null, null);
    }
}

/// <summary>Assignments by Student's t-distribution and the target that sharpens them (Xie et al., 2016, equations 1 to 3).</summary>
internal static class SoftAssignment
{
    /// <summary>log q_ij, q_ij ∝ (1 + |z_i − c_j|²)^−1: one degree of freedom.</summary>
    /// <param name="latents">[batch, latent].</param>
    /// <param name="centers">[clusters, latent].</param>
    /// <returns>[batch, clusters], each row's exponentials summing to 1.</returns>
    public static torch.Tensor Log(torch.Tensor latents, torch.Tensor centers) =>
        (-(1 + SquaredDistances.Between(latents, centers)).log()).log_softmax(1);

    /// <summary>p_ij ∝ q_ij² / Σ_i q_ij: confident assignments count more, large clusters less.</summary>
    /// <param name="assignment">q, [samples, clusters]; of the whole set, for the sums to be those of its clusters.</param>
    /// <returns>[samples, clusters], rows summing to 1.</returns>
    public static torch.Tensor Target(torch.Tensor assignment)
    {
        torch.Tensor weight = assignment.pow(2) / assignment.sum(0L).clamp_min(1e-12);
        return weight / weight.sum(1L, keepdim: true);
    }

    /// <summary>KL(P ‖ Q) averaged over the batch.</summary>
    /// <param name="target">p, [batch, clusters].</param>
    /// <param name="logAssignment">log q, [batch, clusters].</param>
    /// <returns>Nats per sample, a scalar.</returns>
    public static torch.Tensor Divergence(torch.Tensor target, torch.Tensor logAssignment) =>
        (target.xlogy(target) - (target * logAssignment)).sum(1L).mean();
}
