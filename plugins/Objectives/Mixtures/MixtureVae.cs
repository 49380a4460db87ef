using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;

namespace NebulaBench.Objectives.Mixtures;

/// <summary>
/// The trainable part: latent head and mixture. Until the mixture has been fitted to the latents the prior is a standard normal.
/// </summary>
internal sealed class MixtureVae : ObjectiveModule
{
    /// <summary>More latents do not make a better start.</summary>
    private const int FittingSamples = 10_000;

    /// <summary>What posteriors start with after an autoencoder, as a share of the components' mean variance.</summary>
    private const double NarrowShare = 0.05;

    private readonly MixtureSettings settings;
    private readonly SeedStream seeds;
    private readonly PrototypeUsage usage;
    private readonly LatentHead head;
    private readonly GaussianMixture mixture;
    private readonly BufferFlag placed = new();
    private TrainingProgress progress;
    private double beta;

    public MixtureVae(string name, MixtureSettings settings, ObjectiveContext context)
        : base(name)
    {
        this.settings = settings;
        seeds = context.Seeds;
        beta = settings.Beta;
        usage = new PrototypeUsage(settings.Components);
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: true);
        mixture = new GaussianMixture(settings.Components, context.LatentDimension);
        RegisterComponents();
    }

    public override torch.Tensor Prototypes => mixture.Means;

    public override LatentBatch Embed(torch.Tensor features) => head.call(features).ToLatentBatch();

    public override torch.Tensor Assign(torch.Tensor latents) => mixture.LogJoint(latents).argmax(1);

    public override torch.Tensor LogPrior(torch.Tensor latents) => placed.IsSet ? mixture.LogDensity(latents) : base.LogPrior(latents);

    public override torch.Tensor SamplePrior(long count, long latentDimension, torch.Device device) =>
        placed.IsSet ? mixture.Sample(count) : base.SamplePrior(count, latentDimension, device);

    public override void BeforeEpoch(ITrainingData training)
    {
        if (!placed.IsSet && training.Progress.Epoch >= settings.PlaceAfter)
        {
            Place(training);
        }
    }

    public override bool LossIsSettled => placed.IsSet && settings.WarmUp.IsOverAt(progress);

    public override void BeforeStep(ITrainingData training)
    {
        progress = training.Progress;
        beta = settings.Beta * settings.WarmUp.FactorAt(progress);
    }

    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction) => new(
        new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
        new LossTerm("kl", Kl(embedding), beta));

    public override void AfterStep(LatentBatch embedding) => usage.Record(Assign(embedding.Latent));

    public override IReadOnlyDictionary<string, torch.Tensor> TrainingState()
    {
        var state = new Dictionary<string, torch.Tensor>();
        usage.Keep(state);
        return state;
    }

    public override void RestoreTrainingState(IReadOnlyDictionary<string, torch.Tensor> state) => usage.Restore(state);

    public override IReadOnlyDictionary<string, double> EpochDiagnostics() => usage.TakeInUse() is long inUse
        ? new Dictionary<string, double> { ["components-in-use"] = inUse, ["dead-components"] = settings.Components - inUse }
        : new Dictionary<string, double>();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            usage.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>
    /// Fits the mixture. After an autoencoder it is fitted to latents without noise, as the authors do, and posteriors start much narrower than its components.
    /// Posteriors that were trained have a width that counts: fitted to their means alone, the mixture is so narrow in collapsed dimensions
    /// (variance of means 0.001, of posteriors 1) that noise decides which component takes all.
    /// </summary>
    private void Place(ITrainingData training)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable noGradients = torch.no_grad();
        torch.Tensor points = settings.IsPretrained
            ? training.TrainingLatents(FittingSamples)
            : head.call(training.TrainingFeatures(FittingSamples)).Sample();
        mixture.Fit(points, seeds.Open("mixture"), settings.Fitted);
        if (settings.IsPretrained)
        {
            torch.Tensor variance = mixture.Logits.softmax(0).unsqueeze(0).mm(mixture.LogVariances.exp()).squeeze(0);
            head.StartLogVariance(variance.mul(NarrowShare).log());
        }
        placed.Set();
    }

    private torch.Tensor Kl(LatentBatch embedding) => placed.IsSet
        ? MixtureKl.For(
            embedding.Mean, embedding.LogVariance!, embedding.Latent, mixture.Logits, mixture.Means, mixture.LogVariances)
        : KlDivergence.FromStandardNormal(embedding.Mean, embedding.LogVariance!);
}

/// <summary>What the two objectives with a Gaussian-mixture prior set differently.</summary>
/// <param name="Components">The number of components.</param>
/// <param name="PlaceAfter">Epochs trained with a standard normal prior before the mixture is fitted to the latents.</param>
/// <param name="Fitted">The components' covariances while they are fitted.</param>
/// <param name="Beta">Weight of the divergence from the prior.</param>
/// <param name="WarmUp">How that weight rises.</param>
/// <param name="IsPretrained">Whether an autoencoder was trained before.</param>
internal sealed record MixtureSettings(
    int Components, int PlaceAfter, FittedCovariance Fitted, double Beta, WarmUp WarmUp, bool IsPretrained);

/// <summary>The divergence of a posterior over latents and components from a mixture prior (Jiang et al., 2017, equation 12).</summary>
internal static class MixtureKl
{
    /// <summary>
    /// KL(q(z, c | x) ‖ p(z, c)) with q(c | x) = p(c | z) at the sampled z:
    /// Σ_c γ_c [½ Σ (log s_c + (σ² + (μ − m_c)²) / s_c) − log π_c + log γ_c] − ½ Σ (1 + log σ²), averaged over the batch.
    /// </summary>
    /// <param name="mean">The posteriors' means μ, [batch, latent].</param>
    /// <param name="logVariance">Their log-variances, [batch, latent].</param>
    /// <param name="latent">The sampled latents, [batch, latent].</param>
    /// <param name="logits">The components' weights before the softmax, [components].</param>
    /// <param name="means">Their means m, [components, latent].</param>
    /// <param name="logVariances">Their log-variances log s, [components, latent].</param>
    /// <returns>Nats per sample, a scalar.</returns>
    public static torch.Tensor For(
        torch.Tensor mean, torch.Tensor logVariance, torch.Tensor latent, torch.Tensor logits, torch.Tensor means, torch.Tensor logVariances)
    {
        torch.Tensor logResponsibility = GaussianMixture.LogJoint(latent, logits, means, logVariances).log_softmax(1);
        torch.Tensor responsibility = logResponsibility.exp();
        // Σ (σ² + (μ − m)²) / s of every component
        torch.Tensor spread = GaussianMixture.ScaledDistances(mean, means, logVariances) + logVariance.exp().matmul((-logVariances).exp().t());
        torch.Tensor fromComponent = (0.5 * (logVariances.sum(1L) + spread)) - logits.log_softmax(0) + logResponsibility;
        torch.Tensor entropy = 0.5 * (1 + logVariance).sum(1L);
        return ((responsibility * fromComponent).sum(1L) - entropy).mean();
    }
}
