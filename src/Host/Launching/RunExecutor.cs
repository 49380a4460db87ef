using System.Diagnostics;
using NebulaBench.Datasets;
using NebulaBench.Host.Evaluation;
using NebulaBench.Host.Generation;
using NebulaBench.Host.Generation.Texts;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Reporting.Figures;
using NebulaBench.Host.Runs;
using NebulaBench.Host.Tracking;
using NebulaBench.Host.Training;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Host.Launching;

/// <summary>
/// Carries out one run from data to a finished run folder. Whatever goes wrong is recorded in the folder; only a cancelled run
/// throws.
/// </summary>
/// <param name="data">Loads and keeps datasets.</param>
/// <param name="models">Builds models.</param>
/// <param name="stages">Trains what goes before runs.</param>
/// <param name="tracking">Tells other programs of runs.</param>
public sealed class RunExecutor(LoadedDataCache data, ModelBuilder models, PretrainingStages stages, RunTracking tracking)
{
    /// <summary>Carries out a run, unless it is finished already.</summary>
    /// <returns>Its folder: finished, failed or diverged.</returns>
    public RunFolder Execute(PlannedRun run, RunPlace place, IRunObserver observer, CancellationToken cancellation)
    {
        RunSpec spec = run.Spec;
        long start = Stopwatch.GetTimestamp();
        (LoadedData? loaded, Exception? whyNotLoaded) = Load(spec);
        RunIdentity identity = RunIdentity.Of(spec, loaded?.Hash ?? RunRecords.NoData);
        if (!place.Force && new RunStore(place.Root).Find(spec.Experiment, identity.FolderName) is { } earlier
            && earlier.Record.Status == RunStatus.Finished)
        {
            observer.End(run, earlier, reused: true);
            return earlier;
        }

        RunFolder folder = RunFolder.Create(place.Root, RunRecords.Begin(spec, identity.FolderName, run.Number, loaded), replace: true);
        var watch = new RunWatch(start);
        try
        {
            if (whyNotLoaded is not null)
            {
                throw whyNotLoaded;
            }
            TrainAndMeasure(run, loaded!, folder, place, watch, observer, cancellation);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception failure)
        {
            folder.End(RunRecords.Fail(folder.Record, failure, watch));
        }
        observer.End(run, folder, reused: false);
        return folder;
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
            () => stages.Of(spec, loaded, place, stageSpec => observer.BeginStage(run, stageSpec), cancellation));
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

        TrainingOutcome outcome = new Trainer(spec.Training, seeds, device).Train(
            model, training, loaded.Validation, new FolderObserver(folder, new ObserverPair(following, tracker)), cancellation);
        watch.Trained(outcome);

        var evaluator = new Evaluator(spec.Evaluation, seeds, device);
        EvaluationResult result = evaluator.Measure(model, training, loaded[spec.Evaluation.On], loaded.Info);
        watch.Measured();
        RunOutputs.Write(folder, model, result);
        VocabularyFile.Write(folder, loaded.Info);
        RunFigures.Write(folder);
        RunPictures.Write(folder, model, loaded[spec.Evaluation.On], result.Embeddings, loaded.Info);
        RunTextFile.Write(folder, model, loaded[spec.Evaluation.On], result.Embeddings, loaded.Info);
        tracker.OnMeasured();
        folder.End(RunRecords.Finish(folder.Record, outcome, watch));
    }
}
