using NebulaBench.Datasets;
using NebulaBench.Objectives.Nebula.Anchors;
using NebulaBench.Objectives.Nebula.Losses;
using NebulaBench.Objectives.Nebula.Losses.Triplets;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Nebula;

/// <summary>The trainable part: latent head, anchors and the triplet's margin.</summary>
internal sealed class NebulaModule : ObjectiveModule
{
    /// <summary>More latents do not make better seeds; with these, seeding takes well under a second.</summary>
    private const int SeedingSamples = 10_000;

    private readonly NebulaOptions options;
    private readonly SeedStream seeds;
    private readonly PrototypeUsage usage;
    private readonly LatentHead head;
    private readonly AnchorSet anchors;
    private readonly Parameter rawMargin;
    private readonly BufferFlag placed = new();
    private double beta;

    public NebulaModule(NebulaOptions options, ObjectiveContext context)
        : base("nvc")
    {
        this.options = options;
        seeds = context.Seeds;
        beta = options.Beta;
        usage = new PrototypeUsage(options.Anchors);
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, options.Variational);
        anchors = new AnchorSet(options.Anchors, context.LatentDimension);
        rawMargin = new Parameter(torch.zeros(1), requires_grad: HasTriplets);
        RegisterComponents();
    }

    public override torch.Tensor Prototypes => anchors.Positions;

    public override LatentBatch Embed(torch.Tensor features)
    {
        LatentPosterior posterior = head.call(features);
        return posterior.ToLatentBatch(Code(posterior.Latent));
    }

    public override torch.Tensor Code(torch.Tensor latents) =>
        options.Conditioning == AnchorConditioning.None
            ? latents
            : torch.cat([latents, anchors.Weights(latents, options.Conditioning)], 1);

    public override torch.Tensor Assign(torch.Tensor latents) => anchors.Nearest(latents);

    /// <summary>With posteriors drawn to their anchors, latents follow the equal mixture of N(a, I) over the anchors.</summary>
    public override torch.Tensor LogPrior(torch.Tensor latents) => options.Prior == AnchorPrior.AssignedAnchor && AnchorsArePlaced
        ? (-0.5 * anchors.Distances(latents)).logsumexp(1) - Math.Log(options.Anchors)
            - (0.5 * latents.shape[1] * Math.Log(2 * Math.PI))
        : base.LogPrior(latents);

    public override torch.Tensor SamplePrior(long count, long latentDimension, torch.Device device)
    {
        torch.Tensor normal = base.SamplePrior(count, latentDimension, device);
        return options.Prior == AnchorPrior.AssignedAnchor && AnchorsArePlaced
            ? normal + anchors.Positions.index_select(0, torch.randint(0, options.Anchors, count, torch.int64, device))
            : normal;
    }

    public override void BeforeEpoch(ITrainingData training)
    {
        if (AnchorsArePlaced || training.Progress.Epoch < options.InitializeAfter)
        {
            return;
        }
        using torch.Tensor latents = training.TrainingLatents(SeedingSamples);
        using torch.Tensor positions = KMeansInitializer.Among(latents, options.Anchors, seeds.Open("anchor-seeding"));
        anchors.MoveTo(positions);
        placed.Set();
    }

    public override void BeforeStep(in TrainingProgress progress) =>
        beta = options.Beta * new WarmUp(options.WarmUp, options.WarmUpEpochs).FactorAt(progress);

    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
    {
        List<LossTerm> terms = [new("reconstruction", reconstruction.Mean(output, batch.Target))];
        torch.Tensor nearest = anchors.Nearest(embedding.Latent);
        if (options.Variational)
        {
            terms.Add(new LossTerm("kl", Kl(embedding, nearest), beta));
        }
        if (AnchorsArePlaced)
        {
            usage.Record(nearest);
            AddAnchorTerms(terms, embedding.Latent, nearest, batch);
            AddMetricTerm(terms, embedding.Latent, nearest, batch);
        }
        return new LossTerms(terms);
    }

    public override IReadOnlyDictionary<string, torch.Tensor> TrainingState()
    {
        var state = new Dictionary<string, torch.Tensor>();
        usage.Keep(state);
        return state;
    }

    public override void RestoreTrainingState(IReadOnlyDictionary<string, torch.Tensor> state) => usage.Restore(state);

    public override IReadOnlyDictionary<string, double> EpochDiagnostics()
    {
        var values = new Dictionary<string, double>();
        if (usage.TakeInUse() is long inUse)
        {
            values["anchors-in-use"] = inUse;
            values["dead-anchors"] = options.Anchors - inUse;
        }
        if (HasTriplets)
        {
            using torch.Tensor margin = rawMargin.sigmoid();
            values["triplet-margin"] = margin.ToDouble();
        }
        return values;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            usage.Dispose();
        }
        base.Dispose(disposing);
    }

    private bool HasTriplets => options.Metric?.Order is MetricOrder.Third or MetricOrder.Both;

    private bool AnchorsArePlaced => options.Initialization == AnchorInitialization.Normal || placed.IsSet;

    private torch.Tensor Kl(LatentBatch embedding, torch.Tensor nearest) => options.Prior == AnchorPrior.AssignedAnchor && AnchorsArePlaced
        ? KlDivergence.FromUnitNormal(embedding.Mean, embedding.LogVariance!, anchors.Positions.index_select(0, nearest))
        : KlDivergence.WithFreeBits(embedding.Mean, embedding.LogVariance!, options.FreeBits);

    private void AddAnchorTerms(List<LossTerm> terms, torch.Tensor latents, torch.Tensor nearest, Batch batch)
    {
        AnchorMembership toNearest = anchors.Membership(latents, nearest);
        bool firstOrder = options.Metric?.Order is MetricOrder.First or MetricOrder.Both;
        if (firstOrder || options.Formulation != NebulaFormulation.Gravity)
        {
            bool byLabels = firstOrder && options.Metric!.Supervision == MetricSupervision.Labels;
            AnchorMembership membership = byLabels ? anchors.Membership(latents, batch.Labels!) : toNearest;
            terms.Add(new LossTerm("attraction", AnchorAttraction.Loss(membership), options.AttractionWeight));
        }
        if (options.Formulation != NebulaFormulation.Attraction)
        {
            torch.Tensor gravity = NebulaGravity.Loss(toNearest, anchors.Positions, options.GravityClamp, options.GravityNormalize);
            terms.Add(new LossTerm("gravity", gravity, options.GravityWeight));
        }
    }

    private void AddMetricTerm(List<LossTerm> terms, torch.Tensor latents, torch.Tensor nearest, Batch batch)
    {
        if (options.Metric is not { } metric)
        {
            return;
        }
        torch.Tensor groups = metric.Supervision == MetricSupervision.Labels ? batch.Labels! : nearest;
        if (metric.Order == MetricOrder.Second)
        {
            terms.Add(new LossTerm("pairwise", PairwisePull.Loss(latents, groups), metric.Weight));
        }
        else if (HasTriplets)
        {
            terms.Add(new LossTerm("triplet", RatioTriplet.Loss(latents, groups, rawMargin.sigmoid()), metric.Weight));
        }
    }
}
