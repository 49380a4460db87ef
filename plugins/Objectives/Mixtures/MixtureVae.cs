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

    private readonly MixtureSettings settings;
    private readonly SeedStream seeds;
    private readonly PrototypeUsage usage;
    private readonly LatentHead head;
    private readonly GaussianMixture mixture;
    private readonly BufferFlag placed = new();
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
            using torch.Tensor latents = training.TrainingLatents(FittingSamples);
            mixture.Fit(latents, seeds.Open("mixture"), settings.Fitted);
            placed.Set();
        }
    }

    public override void BeforeStep(ITrainingData training) => beta = settings.Beta * settings.WarmUp.FactorAt(training.Progress);

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

    private torch.Tensor Kl(LatentBatch embedding) => placed.IsSet
        ? MixtureKl.For(
            embedding.Mean, embedding.LogVariance!, embedding.Latent, mixture.Logits, mixture.Means, mixture.LogVariances)
        : KlDivergence.FromStandardNormal(embedding.Mean, embedding.LogVariance!);
}
