using System.Diagnostics;
using NebulaBench.Datasets;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Planning;
using NebulaBench.Randomness;
using NebulaBench.Runs;
using NebulaBench.Runs.Checkpoints;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using NebulaBench.Runtime;
using NebulaBench.Training;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Execution;

/// <summary>
/// Trains what goes before runs, each stage once: the first run that asks for it trains it, every other one finds it in the folder of
/// stages.
/// </summary>
/// <param name="models">Builds models.</param>
/// <param name="methods">Makes optimizers and schedules.</param>
/// <param name="runtime">The process that computes.</param>
public sealed class PretrainingStages(ModelBuilder models, TrainingMethods methods, IComputeRuntime runtime)
{
    /// <summary>The stage of a run, trained now or before; null where nothing goes before the run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="data">Its data.</param>
    /// <param name="place">Where runs and stages are kept.</param>
    /// <param name="observer">Is told what happens to checkpoints.</param>
    /// <param name="begin">Called where the stage must be trained; gives what follows the training.</param>
    /// <param name="cancellation">Ends the training between two steps; where it stands is kept.</param>
    public StageFolder? Of(
        RunSpec run, LoadedData data, RunOptions place, IRunObserver observer, Func<RunSpec, ITrainingObserver> begin, CancellationToken cancellation)
    {
        if (StageSpec.For(run) is not { } stage)
        {
            return null;
        }
        string id = RunIdentity.OfStage(stage, data.Hash).FolderName;
        while (true)
        {
            if (StageFolder.Find(place.Root, id) is { } trained)
            {
                return trained;
            }
            using RunLock? held = RunLock.TryTake(StageFolder.PathOf(place.Root, id));
            if (held is not null)
            {
                // Another process may have finished it since.
                return StageFolder.Find(place.Root, id) ?? Train(stage, id, data, place, observer, begin(stage), cancellation);
            }
            Waiting.ForOthers(cancellation);
        }
    }

    /// <summary>Whether another process trains the stage of a run just now.</summary>
    public static bool IsBusy(RunSpec run, LoadedData data, RunOptions place)
    {
        if (StageSpec.For(run) is not { } stage)
        {
            return false;
        }
        string id = RunIdentity.OfStage(stage, data.Hash).FolderName;
        return RunLock.IsTaken(StageFolder.PathOf(place.Root, id)) && StageFolder.Find(place.Root, id) is null;
    }

    private StageFolder Train(
        RunSpec stage, string id, LoadedData data, RunOptions place, IRunObserver observer, ITrainingObserver following,
        CancellationToken cancellation)
    {
        StaleFiles.Remove(StageFolder.PathOf(place.Root, id));
        var kept = new CheckpointFolder(StageFolder.CheckpointOf(place.Root, id));
        torch.Device device = ComputeDevice.Open(stage.Training.Device);
        var seeds = new SeedStream(stage.Seed);
        DataSplit training = data[SplitName.Training];
        using LatentModel model = models.Build(stage, data.Info, training.Count, seeds, device);
        long start = Stopwatch.GetTimestamp();
        TrainingOutcome outcome = new Trainer(stage.Training, methods.Create(stage), seeds, device, runtime).Train(
            new TrainingJob(model, training, data.Validation, following, new KeptCheckpoints(kept, observer, _ => { })), cancellation);
        var record = new StageRecord
        {
            Id = id,
            Spec = RunRecordFactory.Spec(stage),
            Data = data.Hash,
            Environment = RunRecordFactory.Environment(stage),
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds + outcome.EarlierSeconds,
            Ended = DateTimeOffset.UtcNow,
            Weights = new RecordedFile(0, ""),
        };
        StageFolder folder = StageFolder.Keep(place.Root, record, RunOutputs.Weights(model), outcome.Epochs);
        kept.Delete();
        return folder;
    }
}
