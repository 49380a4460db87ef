using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Host.Training;
using NebulaBench.Objectives;
using NebulaBench.Objectives.Autoencoding;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>The same model through the suite's contracts and its training loop.</summary>
internal sealed class SuiteLoop : IDisposable
{
    private readonly Workload workload;
    private readonly bool fast;
    private readonly LatentModel model;
    private readonly ResidentSplit split;
    private readonly Silent observer = new();

    /// <param name="workload">What it trains.</param>
    /// <param name="fast">As the option <c>training.fast</c>.</param>
    public SuiteLoop(Workload workload, bool fast = true)
    {
        this.workload = workload;
        this.fast = fast;
        torch.manual_seed(0);
        Backbone backbone = workload.Build();
        var context = new ObjectiveContext
        {
            FeatureWidth = backbone.FeatureWidth,
            Encode = backbone.Encode,
            LatentDimension = Workload.LatentDimension,
            Data = workload.Info,
            TrainingSamples = workload.Inputs.shape[0],
            Seeds = new SeedStream(0),
        };
        ObjectiveModule objective = new VariationalAutoencoderObjective(new VariationalAutoencoderOptions()).Build(context);
        model = new LatentModel(backbone, objective, workload.Info.DefaultReconstruction, fast);
        split = new ResidentSplit(workload.Inputs.clone());
    }

    /// <summary>Trains with a fresh optimiser.</summary>
    public void Train(int epochs)
    {
        var options = new TrainingOptions { Epochs = epochs, BatchSize = workload.BatchSize, Fast = fast };
        new Trainer(options, new SeedStream(0), torch.CPU).Train(model, split, null, observer);
    }

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
