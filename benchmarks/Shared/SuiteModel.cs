using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using NebulaBench.Runs.Records;
using NebulaBench.Training;
using NebulaBench.Training.Models;
using NebulaBench.Training.Options;
using TorchSharp;

namespace NebulaBench.Benchmarks;

/// <summary>A backbone with an objective, put together and trained as the suite does it.</summary>
internal sealed class SuiteModel : IDisposable
{
    private readonly LatentModel model;
    private readonly torch.Device device;
    private readonly bool fast;

    /// <param name="architecture">Builds the backbone.</param>
    /// <param name="info">What the data are.</param>
    /// <param name="objective">What is minimized.</param>
    /// <param name="samples">How many samples it is to be trained on.</param>
    /// <param name="latentDimension">The latent's width.</param>
    /// <param name="device">Where; null for the CPU.</param>
    /// <param name="fast">As the option <c>training.fast</c>.</param>
    public SuiteModel(
        IArchitecture architecture, DatasetInfo info, IObjective objective, long samples, int latentDimension = 32, torch.Device? device = null,
        bool fast = true)
    {
        this.device = device ?? torch.CPU;
        this.fast = fast;
        Backbone backbone = architecture.Build(info, objective.CodeDimension(latentDimension, null));
        var context = new ObjectiveContext
        {
            FeatureWidth = backbone.FeatureWidth,
            Encode = backbone.Encode,
            LatentDimension = latentDimension,
            Data = info,
            TrainingSamples = samples,
            Seeds = new SeedStream(0),
        };
        model = new LatentModel(backbone, objective.Build(context), info.DefaultReconstruction, fast);
        model.to(this.device);
    }

    /// <summary>Trains on with a fresh optimizer, Adam at 1e-3; returns what each epoch logged.</summary>
    public IReadOnlyList<EpochRecord> Train(DataSplit split, int epochs, int batchSize = 256, Action<int>? afterEpoch = null)
    {
        // A checkpoint is no part of a step, and nothing would keep it.
        var options = new TrainingOptions { Epochs = epochs, BatchSize = batchSize, Fast = fast, CheckpointEvery = 0 };
        return new Trainer(options, TrainingMethod.Default, new SeedStream(0), device).Train(model, split, null, new Observer(afterEpoch)).Epochs;
    }

    public void Dispose() => model.Dispose();

    private sealed class Observer(Action<int>? afterEpoch) : ITrainingObserver
    {
        public void OnStep(in TrainingProgress progress)
        {
        }

        public void OnEpoch(EpochRecord log, LatentModel model, bool isBest) => afterEpoch?.Invoke(log.Epoch);
    }
}
