using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Runs.Records;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Training;
using NebulaBench.Training.Models;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Host.Tests.Training;

/// <summary>The smallest model and data that the training loop can work on.</summary>
internal static class TinyModel
{
    public const int Features = 6, Latent = 2;

    public static LatentModel Create(int seed, Func<ObjectiveModule>? objective = null)
    {
        torch.manual_seed(seed);
        return new LatentModel(
            new TinyBackbone(), objective?.Invoke() ?? new TinyObjective(), new GaussianReconstruction(new GaussianReconstructionOptions()));
    }

    public static ResidentSplit Data(int samples, int seed = 5)
    {
        torch.manual_seed(seed);
        return new ResidentSplit(torch.randn(samples, Features));
    }

    private sealed class TinyBackbone : Backbone
    {
        private readonly Linear encoder = torch.nn.Linear(Features, 4);
        private readonly Dropout noise = torch.nn.Dropout(0.1);
        private readonly Linear decoder = torch.nn.Linear(Latent, Features);

        public TinyBackbone()
            : base("tiny") => RegisterComponents();

        public override long FeatureWidth => 4;

        public override torch.Tensor Encode(torch.Tensor input) => noise.forward(encoder.forward(input).tanh());

        public override torch.Tensor Decode(torch.Tensor code, Batch? context) => decoder.forward(code);
    }
}

/// <summary>A variational objective that counts what the trainer calls.</summary>
internal class TinyObjective : ObjectiveModule
{
    private readonly LatentHead head = new(4, TinyModel.Latent, variational: true);

    public TinyObjective()
        : base("tiny") => RegisterComponents();

    public List<string> Calls { get; } = [];

    public override LatentBatch Embed(torch.Tensor features) => head.forward(features).ToLatentBatch();

    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction) => new(
        new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
        new LossTerm("kl", KlDivergence.FromStandardNormal(embedding.Mean, embedding.LogVariance!), 0.5));

    public override void BeforeEpoch(ITrainingData training)
    {
        using torch.Tensor latents = training.TrainingLatents(7);
        Calls.Add($"epoch {training.Progress.Epoch} of {training.Progress.Epochs}, {latents.shape[0]} latents");
    }

    public override void BeforeStep(ITrainingData training) => Calls.Add($"step {training.Progress.Step}");

    public override IReadOnlyDictionary<string, double> EpochDiagnostics() => new Dictionary<string, double> { ["calls"] = Calls.Count };
}

/// <summary>An objective that has nothing to train.</summary>
internal sealed class UntrainedObjective : TinyObjective
{
    public override bool IsTrained => false;
}

/// <summary>Remembers what a training reported.</summary>
internal sealed class RecordingObserver : ITrainingObserver
{
    public List<EpochRecord> Epochs { get; } = [];

    public List<long> LiveTensors { get; } = [];

    public void OnStep(in TrainingProgress progress) => LiveTensors.Add(torch.Tensor.TotalCount);

    public void OnEpoch(EpochRecord log, LatentModel model, bool isBest) => Epochs.Add(log);
}
