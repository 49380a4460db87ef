using NebulaBench.Architectures.Mlp;
using NebulaBench.Datasets;
using NebulaBench.Host.Training;
using NebulaBench.Objectives;
using NebulaBench.Objectives.Autoencoding;
using NebulaBench.Randomness;
using NebulaBench.Reconstruction;
using TorchSharp;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>The same model through the suite's contracts and its training loop.</summary>
internal sealed class SuiteLoop : IDisposable
{
    private readonly LatentModel model;
    private readonly ResidentSplit split;
    private readonly Silent observer = new();

    public SuiteLoop(torch.Tensor images)
    {
        var shape = new ImageShape(1, 28, 28);
        var info = new DatasetInfo { Input = shape, Output = shape, DefaultReconstruction = new BernoulliReconstruction() };
        var seeds = new SeedStream(0);
        var objective = new VariationalAutoencoderObjective(new VariationalAutoencoderOptions());
        NebulaBench.Architectures.Backbone backbone = new MlpArchitecture(new MlpOptions()).Build(info, 32);
        var context = new ObjectiveContext
        {
            FeatureWidth = backbone.FeatureWidth,
            Encode = backbone.Encode,
            LatentDimension = 32,
            Data = info,
            TrainingSamples = images.shape[0],
            Seeds = seeds,
        };
        model = new LatentModel(backbone, objective.Build(context), info.DefaultReconstruction);
        split = new ResidentSplit(images.clone());
    }

    /// <summary>Trains with a fresh optimiser.</summary>
    public void Train(int epochs) =>
        new Trainer(new TrainingOptions { Epochs = epochs }, new SeedStream(0), torch.CPU).Train(model, split, null, observer);

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
