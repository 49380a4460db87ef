using NebulaBench.Architectures;
using NebulaBench.Architectures.Mlp;
using NebulaBench.Datasets;
using NebulaBench.Host.Training;
using NebulaBench.Objectives;
using NebulaBench.Objectives.Autoencoding;
using NebulaBench.Randomness;
using NebulaBench.Reconstruction;
using TorchSharp;

namespace NebulaBench.Benchmarks.Peers;

/// <summary>The MLP-VAE 784-512-256-128-64→32 through the suite's contracts and its training loop, on a device and with a batch size of choice.</summary>
internal sealed class SuiteTraining : IDisposable
{
    private readonly torch.Device device;
    private readonly LatentModel model;
    private readonly ResidentSplit split;

    public SuiteTraining(torch.Tensor images, torch.Device device)
    {
        this.device = device;
        var shape = new ImageShape(1, 28, 28);
        var info = new DatasetInfo { Input = shape, Output = shape, DefaultReconstruction = new BernoulliReconstruction() };
        var objective = new VariationalAutoencoderObjective(new VariationalAutoencoderOptions());
        Backbone backbone = new MlpArchitecture(new MlpOptions()).Build(info, 32);
        var context = new ObjectiveContext
        {
            FeatureWidth = backbone.FeatureWidth,
            Encode = backbone.Encode,
            LatentDimension = 32,
            Data = info,
            TrainingSamples = images.shape[0],
            Seeds = new SeedStream(0),
        };
        model = new LatentModel(backbone, objective.Build(context), info.DefaultReconstruction, fast: true);
        model.to(device);
        split = new ResidentSplit(images.clone());
    }

    /// <summary>Trains on with a fresh optimiser, Adam at 1e-3.</summary>
    /// <returns>The mean training loss of the last epoch, in nats per sample.</returns>
    public double Train(int epochs, int batchSize, Action<int>? afterEpoch = null)
    {
        var options = new TrainingOptions { Epochs = epochs, BatchSize = batchSize };
        var observer = new Observer(afterEpoch);
        new Trainer(options, new SeedStream(0), device).Train(model, split, null, observer);
        return observer.Loss;
    }

    public void Dispose()
    {
        model.Dispose();
        split.Dispose();
    }

    private sealed class Observer(Action<int>? afterEpoch) : ITrainingObserver
    {
        public double Loss { get; private set; }

        public void OnStep(in TrainingProgress progress)
        {
        }

        public void OnEpoch(EpochLog log, LatentModel model, bool isBest)
        {
            Loss = log.Values["training/total"];
            afterEpoch?.Invoke(log.Epoch);
        }
    }
}
