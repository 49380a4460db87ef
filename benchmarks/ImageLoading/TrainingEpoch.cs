using NebulaBench.Architectures;
using NebulaBench.Architectures.Convolutional;
using NebulaBench.Datasets;
using NebulaBench.Host.Training;
using NebulaBench.Objectives;
using NebulaBench.Objectives.Autoencoding;
using NebulaBench.Randomness;
using NebulaBench.Reconstruction;
using TorchSharp;

namespace NebulaBench.Benchmarks.ImageLoading;

/// <summary>An epoch of a small convolutional autoencoder.</summary>
internal sealed class TrainingEpoch : IDisposable
{
    private readonly LatentModel model;
    private readonly Silent observer = new();

    public TrainingEpoch(long samples)
    {
        var shape = new ImageShape(3, PictureFolder.Side, PictureFolder.Side);
        var info = new DatasetInfo { Input = shape, Output = shape, DefaultReconstruction = new BernoulliReconstruction() };
        var objective = new AutoencoderObjective();
        Backbone backbone = new ConvArchitecture(new ConvOptions()).Build(info, 32);
        var context = new ObjectiveContext
        {
            FeatureWidth = backbone.FeatureWidth,
            Encode = backbone.Encode,
            LatentDimension = 32,
            Data = info,
            TrainingSamples = samples,
            Seeds = new SeedStream(0),
        };
        model = new LatentModel(backbone, objective.Build(context), info.DefaultReconstruction, fast: true);
    }

    /// <summary>Trains one epoch with a fresh optimiser.</summary>
    public void Run(DataSplit split) => new Trainer(new TrainingOptions { Epochs = 1, BatchSize = 64 }, new SeedStream(0), torch.CPU)
        .Train(model, split, null, observer);

    public void Dispose() => model.Dispose();

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
