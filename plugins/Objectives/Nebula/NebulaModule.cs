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

/// <summary>The trainable part: latent head, anchors, the triplet's margin and the variance of the prior around an anchor.</summary>
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
    private readonly Linear? marginProjection;
    private readonly Parameter? logPriorVariance;
    private readonly BufferFlag placed = new();
    private readonly GradientBalance balance;
    private TrainingProgress progress;
    private double beta;

    public NebulaModule(NebulaOptions options, ObjectiveContext context)
        : base("nvc")
    {
        this.options = options;
        seeds = context.Seeds;
        beta = options.Beta;
        usage = new PrototypeUsage(options.Anchors);
        balance = new GradientBalance(options.GradientRatio);
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, options.Variational);
        anchors = new AnchorSet(options.Anchors, context.LatentDimension);
        rawMargin = new Parameter(torch.zeros(1), requires_grad: HasTriplets && options.Metric!.Margin == MarginSource.Learned);
        marginProjection = HasTriplets && options.Metric!.Margin == MarginSource.Anchors ? torch.nn.Linear(context.LatentDimension, 1) : null;
        logPriorVariance = options.PriorVariance == AnchorVariance.Learned ? new Parameter(torch.zeros(1)) : null;
        RegisterComponents();
    }

    public override torch.Tensor Prototypes => anchors.Positions;

    public override bool LossIsSettled => AnchorsArePlaced && options.Rise.IsOverAt(progress);

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

    /// <summary>With posteriors drawn to their anchors, latents follow the equal mixture of N(a, τ²I) over the anchors.</summary>
    public override torch.Tensor LogPrior(torch.Tensor latents)
    {
        if (!HasAnchorPrior)
        {
            return base.LogPrior(latents);
        }
        torch.Tensor distances = anchors.Distances(latents);
        double constant = Math.Log(options.Anchors) + (0.5 * latents.shape[1] * Math.Log(2 * Math.PI));
        return logPriorVariance is null
            ? (-0.5 * distances).logsumexp(1) - constant
            : (-0.5 * distances / logPriorVariance.exp()).logsumexp(1) - constant - (0.5 * latents.shape[1] * logPriorVariance);
    }

    public override torch.Tensor SamplePrior(long count, long latentDimension, torch.Device device)
    {
        torch.Tensor normal = base.SamplePrior(count, latentDimension, device);
        if (!HasAnchorPrior)
        {
            return normal;
        }
        torch.Tensor spread = logPriorVariance is null ? normal : normal * (0.5 * logPriorVariance).exp();
        return spread + anchors.Positions.index_select(0, torch.randint(0, options.Anchors, count, torch.int64, device));
    }

    public override void BeforeEpoch(ITrainingData training)
    {
        if (AnchorsArePlaced && options.RestartDead)
        {
            RestartDead(training);
        }
        if (!AnchorsArePlaced && options.InitializeAfterSteps == 0 && training.Progress.Epoch >= options.InitializeAfter)
        {
            Place(training);
        }
    }

    public override void BeforeStep(ITrainingData training)
    {
        progress = training.Progress;
        beta = options.Beta * options.Rise.FactorAt(progress);
        if (!AnchorsArePlaced && options.InitializeAfterSteps > 0 && progress.Step >= options.InitializeAfterSteps)
        {
            Place(training);
        }
    }

    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
    {
        List<LossTerm> terms = [new("reconstruction", reconstruction.Mean(output, batch.Target))];
        torch.Tensor points = options.MeasuredOn == MeasuredPoint.Mean ? embedding.Mean : embedding.Latent;
        torch.Tensor nearest = anchors.Nearest(points);
        if (options.Variational)
        {
            AddPrior(terms, embedding, nearest);
        }
        if (AnchorsArePlaced)
        {
            if (training)
            {
                usage.Record(nearest);
            }
            AddAnchorTerms(terms, embedding, points, nearest, batch);
        }
        return new LossTerms(terms);
    }

    public override IReadOnlyDictionary<string, torch.Tensor> TrainingState()
    {
        var state = new Dictionary<string, torch.Tensor>();
        usage.Keep(state);
        balance.Keep(state);
        return state;
    }

    public override void RestoreTrainingState(IReadOnlyDictionary<string, torch.Tensor> state)
    {
        usage.Restore(state);
        balance.Restore(state);
    }

    public override IReadOnlyDictionary<string, double> EpochDiagnostics()
    {
        var values = new Dictionary<string, double>();
        if (usage.TakeInUse() is long inUse)
        {
            values["anchors-in-use"] = inUse;
            values["dead-anchors"] = options.Anchors - inUse;
        }
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        if (HasTriplets && options.Metric!.Margin != MarginSource.Fixed)
        {
            values["triplet-margin"] = Margin(anchors.Positions).ToDouble();
        }
        if (logPriorVariance is not null)
        {
            values["prior-variance"] = logPriorVariance.exp().ToDouble();
        }
        if (options.GradientRatio > 0 && balance.Value is double factor)
        {
            values["gradient-balance"] = factor;
        }
        return values;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            usage.Dispose();
            balance.Dispose();
        }
        base.Dispose(disposing);
    }

    private bool HasTriplets => options.Metric?.Order is MetricOrder.Third or MetricOrder.Both;

    private bool HasFirstOrder => options.Metric?.Order is MetricOrder.First or MetricOrder.Both;

    private bool HasAnchorPrior => options.Prior == AnchorPrior.AssignedAnchor && AnchorsArePlaced;

    private bool AnchorsArePlaced => options.Initialization == AnchorInitialization.Normal || placed.IsSet;

    private void Place(ITrainingData training)
    {
        if (options.RefreshStatistics)
        {
            training.RefreshRunningStatistics(SeedingSamples);
        }
        using torch.Tensor latents = training.TrainingLatents(SeedingSamples);
        using torch.Tensor positions = KMeansInitializer.Among(latents, options.Anchors, seeds.Open("anchor-seeding"));
        anchors.MoveTo(positions);
        placed.Set();
    }

    /// <summary>Moves anchors that no latent is nearest to onto latents, drawn far from all anchors as k-means++ draws its seeds.</summary>
    private void RestartDead(ITrainingData training)
    {
        using var noGradients = torch.no_grad();
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor latents = training.TrainingLatents(SeedingSamples);
        bool[] used = new bool[options.Anchors];
        foreach (long anchor in anchors.Nearest(latents).cpu().data<long>())
        {
            used[anchor] = true;
        }
        RandomStream random = seeds.Open("anchor-restart", training.Progress.Epoch);
        foreach (int dead in Enumerable.Range(0, options.Anchors).Where(anchor => !used[anchor]))
        {
            torch.Tensor cumulative = anchors.Distances(latents).amin([1L]).to_type(torch.float64).cumsum(0);
            torch.Tensor threshold = cumulative[-1] * random.NextDouble();
            long chosen = Math.Min(torch.searchsorted(cumulative, threshold.reshape(1)).ToInt64(), latents.shape[0] - 1);
            anchors.Positions[dead] = latents[chosen];
        }
    }

    private void AddPrior(List<LossTerm> terms, LatentBatch embedding, torch.Tensor nearest)
    {
        if (!HasAnchorPrior)
        {
            terms.Add(new LossTerm("kl", KlDivergence.WithFreeBits(embedding.Mean, embedding.LogVariance!, options.FreeBits), beta));
            return;
        }
        torch.Tensor centers = anchors.Positions.index_select(0, nearest);
        torch.Tensor kl = logPriorVariance is null
            ? KlDivergence.FromUnitNormal(embedding.Mean, embedding.LogVariance!, centers)
            : KlDivergence.FromNormal(embedding.Mean, embedding.LogVariance!, centers, logPriorVariance);
        terms.Add(new LossTerm("kl", kl, beta));
        if (options.AnchorScale > 0)
        {
            torch.Tensor pull = centers.pow(2).sum(1L).mean() * (0.5 / (options.AnchorScale * options.AnchorScale));
            terms.Add(new LossTerm("anchor-prior", pull, beta));
        }
    }

    private void AddAnchorTerms(List<LossTerm> terms, LatentBatch embedding, torch.Tensor points, torch.Tensor nearest, Batch batch)
    {
        torch.Tensor positions = anchors.Positions;
        torch.Tensor? unit = options.DistanceUnit == DistanceUnit.Batch || options.GravityReference == GravityReference.Latents
            ? MeanSquaredDistance(points.detach())
            : null;
        torch.Tensor measured = points;
        torch.Tensor? reference = options.GravityReference == GravityReference.Latents ? unit : null;
        if (options.DistanceUnit == DistanceUnit.Batch)
        {
            torch.Tensor scale = unit!.rsqrt();
            (measured, positions) = (points * scale, positions * scale);
            reference = reference is null ? null : torch.ones_like(unit!);
        }
        torch.Tensor? shares = options.Assignment == AnchorAssignment.Nearest
            ? null
            : BalancedAssignment.Shares(SquaredDistances.Between(measured, positions), Temperature);
        AnchorMembership membership = shares is null
            ? new AnchorMembership(measured, positions, nearest)
            : AnchorMembership.Soft(measured, positions, shares);
        // In a group, samples share their anchor: with balanced assignments the one that has their largest share.
        torch.Tensor anchorOf = shares?.argmax(1) ?? nearest;
        List<LossTerm> added =
        [
            .. AnchorTerms(measured, positions, membership, reference, batch),
            .. MetricTerms(measured, positions, anchorOf, batch),
        ];
        if (options.GradientRatio > 0 && added.Any(term => term.Weight != 0))
        {
            double factor = balance.Factor(progress.Step, terms[0].Value, new LossTerms(added).Total(), embedding.Latent, points);
            added = [.. added.Select(term => term with { Weight = term.Weight * factor })];
        }
        terms.AddRange(added);
    }

    private IEnumerable<LossTerm> AnchorTerms(
        torch.Tensor points, torch.Tensor positions, AnchorMembership membership, torch.Tensor? reference, Batch batch)
    {
        if (HasFirstOrder || options.Formulation is NebulaFormulation.Attraction or NebulaFormulation.Both)
        {
            bool byLabels = HasFirstOrder && options.Metric!.Supervision == MetricSupervision.Labels;
            AnchorMembership attracted = byLabels ? new AnchorMembership(points, positions, batch.Labels!) : membership;
            yield return new LossTerm("attraction", AnchorAttraction.Loss(attracted), options.AttractionWeight);
        }
        if (options.Formulation is NebulaFormulation.Gravity or NebulaFormulation.Both)
        {
            torch.Tensor gravity = NebulaGravity.Loss(membership, positions, options.GravityClamp, options.GravityNormalize, reference);
            yield return new LossTerm("gravity", gravity, options.GravityWeight);
        }
    }

    private IEnumerable<LossTerm> MetricTerms(torch.Tensor points, torch.Tensor positions, torch.Tensor anchorOf, Batch batch)
    {
        if (options.Metric is not { } metric)
        {
            yield break;
        }
        bool byLabels = metric.Supervision == MetricSupervision.Labels;
        torch.Tensor groups = byLabels ? batch.Labels! : anchorOf;
        if (metric.Order == MetricOrder.Second)
        {
            yield return new LossTerm("pairwise", PairwisePull.Loss(points, groups, metric.Pairs == PairAverage.All), metric.Weight);
        }
        else if (HasTriplets)
        {
            torch.Tensor? negatives = metric.AnchorNegatives && !byLabels ? positions : null;
            yield return new LossTerm(
                "triplet", RatioTriplet.Loss(points, groups, Margin(positions), metric.SelfPairs, negatives), metric.Weight);
        }
    }

    private torch.Tensor Margin(torch.Tensor positions) => options.Metric!.Margin switch
    {
        MarginSource.Anchors => marginProjection!.call(positions).mean().sigmoid(),
        MarginSource.Fixed => torch.full([], options.Metric.MarginValue, positions.dtype, positions.device),
        _ => rawMargin.sigmoid(),
    };

    private double Temperature => progress.Epochs == 0
        ? options.FinalTemperature
        : options.Temperature + ((options.FinalTemperature - options.Temperature) * Math.Clamp(progress.Position / progress.Epochs, 0, 1));

    /// <summary>The mean squared distance of two different latents of a batch: twice the sum of their variances. A scalar above 0.</summary>
    private static torch.Tensor MeanSquaredDistance(torch.Tensor latents) => latents.shape[0] < 2
        ? torch.ones_like(latents.sum())
        : (2 * latents.var(0L, unbiased: true).sum()).clamp_min(1e-12);
}
