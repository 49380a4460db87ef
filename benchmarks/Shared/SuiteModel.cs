using NebulaBench.Architectures;
using NebulaBench.Architectures.Mlp;
using NebulaBench.Datasets;
using NebulaBench.Host.Training;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using NebulaBench.Reconstruction;
using TorchSharp;

namespace NebulaBench.Benchmarks;

/// <summary>An objective on an MLP, 784-512-256-128-64 unless asked for another, trained by the suite's own trainer on images held in memory.</summary>
internal sealed class SuiteModel : IDisposable
{
    private readonly LatentModel model;
    private readonly ResidentSplit split;
    private readonly Silent observer = new();

    public SuiteModel(IObjective objective, torch.Tensor images, int latentDimension = 32, MlpOptions? network = null)
    {
        var shape = new ImageShape(1, 28, 28);
        var info = new DatasetInfo { Input = shape, Output = shape, DefaultReconstruction = new BernoulliReconstruction() };
        Backbone backbone = new MlpArchitecture(network ?? new MlpOptions()).Build(info, objective.CodeDimension(latentDimension, null));
        var context = new ObjectiveContext
        {
            FeatureWidth = backbone.FeatureWidth,
            Encode = backbone.Encode,
            LatentDimension = latentDimension,
            Data = info,
            TrainingSamples = images.shape[0],
            Seeds = new SeedStream(0),
        };
        model = new LatentModel(backbone, objective.Build(context), info.DefaultReconstruction, fast: true);
        split = new ResidentSplit(images.clone());
    }

    /// <summary>Trains on with a fresh optimiser; returns the seconds of each epoch's steps.</summary>
    public double[] Train(int epochs) =>
        [.. new Trainer(new TrainingOptions { Epochs = epochs }, new SeedStream(0), torch.CPU).Train(model, split, null, observer)
            .Epochs.Select(epoch => epoch.Seconds)];

    public void Dispose()
    {
        model.Dispose();
        split.Dispose();
    }

    private sealed class Silent : ITrainingObserver
    {
        public void OnStep(in TrainingProgress progress)
        {
        }

        public void OnEpoch(EpochLog log, LatentModel model, bool isBest)
        {
        }
    }
}
