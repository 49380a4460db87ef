using System.Diagnostics;
using System.Runtime.ExceptionServices;
using NebulaBench.Datasets;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Pictures;
using NebulaBench.Host.Pictures.Texts;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Tracking;
using NebulaBench.Randomness;
using NebulaBench.Reporting.Figures;
using NebulaBench.Runs;
using NebulaBench.Runs.Checkpoints;
using NebulaBench.Runs.Records;
using NebulaBench.Runtime.Platform;
using NebulaBench.Training;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Execution;

/// <summary>
/// Carries out one run from data to a finished run folder. Whatever goes wrong is recorded in the folder; only a cancelled run
/// throws.
/// </summary>
/// <param name="data">Loads and keeps datasets.</param>
/// <param name="models">Builds models.</param>
/// <param name="stages">Trains what goes before runs.</param>
/// <param name="tracking">Tells other programs of runs.</param>
/// <param name="metrics">Makes the metrics that plugins bring.</param>
public sealed class RunExecutor(LoadedDataCache data, ModelBuilder models, PretrainingStages stages, RunTracking tracking, PluginMetrics metrics)
{
    /// <summary>
    /// Carries out a run, unless it is finished already; goes on with one that was interrupted. Where another process has it, waits for that one
    /// and takes its result, good or bad.
    /// </summary>
    /// <returns>Its folder: finished, failed or diverged.</returns>
    public RunFolder Execute(PlannedRun run, RunPlace place, IRunObserver observer, CancellationToken cancellation)
    {
        RunFolder? folder = Execute(run, place, observer, takesOthers: false, cancellation);
        while (folder is null)
        {
            Waiting.ForOthers(cancellation);
            folder = Execute(run, place, observer, takesOthers: true, cancellation);
        }
        return folder;
    }

    /// <summary>Carries out a run unless another process has it, or trains what goes before it.</summary>
    /// <returns>Its folder, or null where it is left to the other.</returns>
    public RunFolder? TryExecute(PlannedRun run, RunPlace place, IRunObserver observer, CancellationToken cancellation) =>
        Execute(run, place, observer, takesOthers: false, cancellation);

    private RunFolder? Execute(PlannedRun run, RunPlace place, IRunObserver observer, bool takesOthers, CancellationToken cancellation)
    {
        RunSpec spec = run.Spec;
        long start = Stopwatch.GetTimestamp();
        if (spec.Training.Fast)
        {
            FlushedDenormals.StartThreads();
        }
        (LoadedData? loaded, Exception? whyNotLoaded) = Load(spec);
        string id = RunIdentity.Of(spec, loaded?.Hash ?? RunRecords.NoData).FolderName;
        var store = new RunStore(place.Root);
        RunFolder? Ended() => store.Find(spec.Experiment, id) is { } earlier && IsResult(earlier, place, takesOthers) ? earlier : null;

        // What is finished stays finished: it needs no lock, and may lie where nothing can be written. Anything else is looked at under the lock,
        // also a checkpoint that was not cleared away any more.
        if (!takesOthers && Ended() is { } finished && !Directory.Exists(finished.Checkpoint))
        {
            observer.End(run, finished, reused: true);
            return finished;
        }
        string path = Path.Combine(place.Root, spec.Experiment, id);
        using RunLock? held = RunLock.TryTake(path);
        if (held is null || (loaded is not null && PretrainingStages.IsBusy(spec, loaded, place)))
        {
            return null;
        }
        if (Ended() is { } done)
        {
            if (done.Record.Status == RunStatus.Finished)
            {
                new CheckpointFolder(done.Checkpoint).Delete();
            }
            observer.End(run, done, reused: true);
            return done;
        }

        Leftovers.Remove(path);
        RunRecord record = RunRecords.Begin(spec, id, run.Number, loaded);
        RunFolder folder = Continued(store, record, place) ?? RunFolder.Create(place.Root, record, replace: true);
        var watch = new RunWatch(start);
        try
        {
            if (whyNotLoaded is not null)
            {
                ExceptionDispatchInfo.Throw(whyNotLoaded); // with its stack, which tells who threw
            }
            TrainAndMeasure(run, loaded!, folder, place, watch, observer, cancellation);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception failure)
        {
            folder.End(RunRecords.Fail(folder.Record, ComponentFault.Of(failure, spec), watch));
        }
        observer.End(run, folder, reused: false);
        return folder;
    }

    private static bool IsResult(RunFolder earlier, RunPlace place, bool takesOthers) =>
        takesOthers ? earlier.Ended : earlier.Record.Status == RunStatus.Finished && !place.Force;

    // The folder of a run that stopped, where there is a checkpoint to go on from.
    private static RunFolder? Continued(RunStore store, RunRecord record, RunPlace place)
    {
        if (place.Force || store.Find(record.Experiment, record.Id) is not { } earlier || new CheckpointFolder(earlier.Checkpoint).Names().Count == 0)
        {
            return null;
        }
        earlier.Update(record with { Started = earlier.Record.Started, Resumptions = earlier.Record.Resumptions });
        return earlier;
    }

    private (LoadedData? Data, Exception? Failure) Load(RunSpec spec)
    {
        try
        {
            return (data.Take(spec.Dataset), null);
        }
        catch (Exception failure)
        {
            return (null, failure);
        }
    }

    private void TrainAndMeasure(
        PlannedRun run, LoadedData loaded, RunFolder folder, RunPlace place, RunWatch watch, IRunObserver observer,
        CancellationToken cancellation)
    {
        RunSpec spec = run.Spec;
        StageFolder? stage = watch.Pretraining(
            () => stages.Of(spec, loaded, place, observer, stageSpec => observer.BeginStage(run, stageSpec), cancellation));
        ITrainingObserver following = observer.Begin(run); // what fails from here on has its title
        torch.Device device = torch.device(spec.Training.Device);
        var seeds = new SeedStream(spec.Seed);
        DataSplit training = loaded[SplitName.Training];
        using LatentModel model = models.Build(spec, loaded.Info, training.Count, seeds, device);
        if (stage is not null)
        {
            PretrainedWeights.Into(model, stage.ReadWeights(), spec.Objective.Pretraining!.Options.Keep);
            folder.Update(folder.Record with { Pretraining = RunRecords.Pretraining(spec, stage) });
        }
        watch.Loaded();
        long? flops = FlopCounter.Of(model, loaded.Info, device).PerSample;
        folder.Update(folder.Record with { Parameters = model.ParameterCount, FlopsPerSample = flops });
        using IRunTracker tracker = tracking.Begin(
            spec.Tracking, new TrackedRun(folder, loaded.Validation ?? loaded[spec.Evaluation.On], loaded.Info, device));

        var kept = new CheckpointFolder(folder.Checkpoint);
        TrainingOutcome outcome = new Trainer(spec.Training, seeds, device).Train(
            model, training, loaded.Validation, new FolderObserver(folder, new ObserverPair(following, tracker)),
            new KeptCheckpoints(kept, observer, from => Continue(folder, from)), cancellation);
        watch.Trained(outcome);

        var evaluator = new Evaluator(spec.Evaluation, spec.LatentDimension, seeds, device, metrics.Set(spec.Evaluation, spec.Metrics));
        EvaluationResult result = evaluator.Measure(model, training, loaded[spec.Evaluation.On], loaded.Info);
        watch.Measured();
        RunOutputs.Write(folder, model, result);
        VocabularyFile.Write(folder, loaded.Info.InputVocabulary, loaded.Info.OutputVocabulary);
        RunFigures.Write(folder);
        RunPictures.Write(folder, model, loaded[spec.Evaluation.On], result.Embeddings, loaded.Info);
        RunTextFile.Write(folder, model, loaded[spec.Evaluation.On], result.Embeddings, loaded.Info);
        tracker.OnMeasured();
        folder.End(RunRecords.Finish(folder.Record, outcome, result, watch));
        kept.Delete();
    }

    // The log and the record tell of the epochs that the checkpoint has, and of no later ones.
    private static void Continue(RunFolder folder, TrainingFacts? from)
    {
        folder.RewriteLog(from?.Epochs ?? []);
        if (from is not null)
        {
            var resumption = new RecordedResumption(from.Position, DateTimeOffset.UtcNow, torch.get_num_threads());
            folder.Update(folder.Record with { Resumptions = [.. folder.Record.Resumptions ?? [], resumption] });
        }
    }
}
