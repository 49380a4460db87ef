using System.Diagnostics;
using NebulaBench.Datasets;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Runs;
using NebulaBench.Host.Training;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Host.Launching;

/// <summary>
/// Trains what goes before runs, each stage once: the first run that asks for it trains it, every other one finds it in the folder of
/// stages.
/// </summary>
/// <param name="models">Builds models.</param>
public sealed class PretrainingStages(ModelBuilder models)
{
    /// <summary>The stage of a run, trained now or before; null where nothing goes before the run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="data">Its data.</param>
    /// <param name="place">Where runs and stages are kept.</param>
    /// <param name="begin">Called where the stage must be trained; gives what follows the training.</param>
    /// <param name="cancellation">Ends the training between two steps; nothing is kept then.</param>
    public StageFolder? Of(RunSpec run, LoadedData data, RunPlace place, Func<RunSpec, ITrainingObserver> begin, CancellationToken cancellation)
    {
        if (StageSpec.Of(run) is not { } stage)
        {
            return null;
        }
        string id = RunIdentity.Of(stage, data.Hash).FolderName;
        return StageFolder.Find(place.Root, id) ?? Train(stage, id, data, place, begin(stage), cancellation);
    }

    private StageFolder Train(
        RunSpec stage, string id, LoadedData data, RunPlace place, ITrainingObserver observer, CancellationToken cancellation)
    {
        torch.Device device = torch.device(stage.Training.Device);
        var seeds = new SeedStream(stage.Seed);
        DataSplit training = data[SplitName.Training];
        using LatentModel model = models.Build(stage, data.Info, training.Count, seeds, device);
        long start = Stopwatch.GetTimestamp();
        TrainingOutcome outcome = new Trainer(stage.Training, seeds, device).Train(model, training, data.Validation, observer, cancellation);
        var record = new StageRecord
        {
            Id = id,
            Spec = RecordedSpec.Of(stage),
            Data = data.Hash,
            Environment = RunRecords.Environment(stage),
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
            Ended = DateTimeOffset.UtcNow,
            Weights = new RecordedFile(0, ""),
        };
        return StageFolder.Keep(place.Root, record, RunOutputs.Weights(model), outcome.Epochs.Select(EpochRecord.Of));
    }
}
