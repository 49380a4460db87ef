using System.Diagnostics;
using NebulaBench.Errors;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Plugins;
using NebulaBench.Metrics.Options;
using NebulaBench.Runs;
using NebulaBench.Runs.Checkpoints;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using NebulaBench.Runtime;
using NebulaBench.Runtime.Memory;
using TorchSharp;

namespace NebulaBench.Host.Execution;

/// <summary>
/// Carries out one run from data to a finished run folder. Whatever goes wrong is recorded in the folder; only a canceled run
/// throws.
/// </summary>
/// <param name="data">Loads and keeps datasets.</param>
/// <param name="pipeline">The steps of a run.</param>
/// <param name="measurer">Measures finished runs in further ways.</param>
/// <param name="runtime">The process that computes.</param>
/// <param name="plugins">What plugins brought.</param>
public sealed class RunExecutor(
    LoadedDataCache data, RunPipeline pipeline, RunMeasurer measurer, IComputeRuntime runtime, PluginCatalog plugins)
{
    private readonly int threads = torch.get_num_threads();

    /// <summary>
    /// Carries out a run, unless it is finished already; goes on with one that was interrupted. Where another process has it, waits for that one
    /// and takes its result, good or bad.
    /// </summary>
    /// <returns>Its folder: finished, failed or diverged.</returns>
    /// <exception cref="NebulaException">NB51xx: its folder cannot be read or made; nothing is recorded, and other runs are not affected.</exception>
    public RunFolder Execute(PlannedRun run, RunOptions place, IRunObserver observer, CancellationToken cancellation)
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
    public RunFolder? TryExecute(PlannedRun run, RunOptions place, IRunObserver observer, CancellationToken cancellation) =>
        Execute(run, place, observer, takesOthers: false, cancellation);

    private RunFolder? Execute(PlannedRun run, RunOptions place, IRunObserver observer, bool takesOthers, CancellationToken cancellation)
    {
        RunSpec spec = run.Spec;
        var watch = new RunTimer(Stopwatch.GetTimestamp());
        Prepare(spec);
        LoadedData? loaded = TryLoad(spec, cancellation);
        string id = RunFinder.NameOf(spec, loaded?.Hash ?? RunRecordFactory.NoData, place);
        var store = new RunStore(place.Root);

        // What is finished stays finished: it needs no lock, and may lie where nothing can be written. Anything else is looked at under the lock,
        // also a checkpoint that was not cleared away any more.
        if (!takesOthers && Ended(store, spec, id, place, takesOthers) is { } finished && !Directory.Exists(finished.Checkpoint) && Unmeasured(finished, spec).Length == 0)
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
        if (Ended(store, spec, id, place, takesOthers) is { } done)
        {
            if (done.Record.Status == RunStatus.Finished)
            {
                new CheckpointFolder(done.Checkpoint).Delete();
            }
            observer.End(run, done, reused: true, Measure(done, spec, cancellation));
            return done;
        }

        StaleFiles.Remove(path);
        RunRecord record = RunRecordFactory.Begin(spec, id, run.Number, loaded) with { SkippedPlugins = RunRecordFactory.Skipped(plugins) };
        RunFolder folder = Continued(store, record, place) ?? RunFolder.Create(place.Root, record, replace: true);
        CarryOut(new RunContext(run, folder, place, observer, watch, cancellation) { Held = held });
        observer.End(run, folder, reused: false, Measure(folder, spec, cancellation));
        return folder;
    }

    /// <summary>Measures a finished run in the ways it has not been measured yet; one that fails is recorded as failed and costs only itself.</summary>
    /// <returns>What was measured and what was not, for whoever follows the run; null where there was nothing to do.</returns>
    private string? Measure(RunFolder run, RunSpec spec, CancellationToken cancellation)
    {
        List<string> told = [];
        foreach (EvaluationOptions way in Unmeasured(run, spec))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                using var guard = ExitGuard.Begin(() => ComponentFault.ForExit(ComponentFault.ComponentsOf(spec)), cancellation);
                told.Add(measurer.Measure(run, new WayToMeasure(way, spec.Metrics), () => spec).Text);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                RecordedError error = RunMeasurer.Fail(run, new WayToMeasure(way, spec.Metrics), ComponentFault.For(failure, spec)).Record.Error!;
                told.Add($"not measured on {RunJson.Name(way.On)}: {error.Code}: {error.Message}");
            }
        }
        return told.Count == 0 ? null : string.Join("; ", told);
    }

    private static EvaluationOptions[] Unmeasured(RunFolder run, RunSpec spec) => run.Record.Status == RunStatus.Finished
        ? [.. spec.Evaluations.Where(way => MeasuredRun.Find(run, way, spec.Metrics) is null)]
        : [];

    /// <summary>What a plugin of an earlier run has changed for the whole process must not change this one.</summary>
    private void Prepare(RunSpec spec)
    {
        runtime.ResetGlobalState(threads);
        _ = PeakMemory.TryReset();
        if (spec.Training.Fast)
        {
            runtime.FlushDenormalsOfThreads();
        }
    }

    /// <summary>Takes a run through its steps and records how it ended.</summary>
    private void CarryOut(RunContext context)
    {
        try
        {
            try
            {
                using var guard = ExitGuard.Begin(() => RecordExit(context), context.Cancellation);
                pipeline.Execute(context);
            }
            finally
            {
                context.Dispose();
            }
            context.Held.Verify();
            context.Folder.End(RunRecordFactory.Finish(context.Folder.Record, context.Spec, context.Outcome, context.Result, context.Watch));
            new CheckpointFolder(context.Folder.Checkpoint).Delete();
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            throw; // only what was asked for: a component's own time-outs are failures
        }
        catch (NebulaException failure) when (failure.Code == RunErrors.NoLocksCode)
        {
            throw; // the folder is the other process's now
        }
        catch (Exception failure)
        {
            context.Folder.End(RunRecordFactory.Fail(context.Folder.Record, ComponentFault.For(failure, context.Spec), context.Watch));
        }
    }

    /// <summary>Records that a component ended the program; nothing after it is reached.</summary>
    private static NebulaException RecordExit(RunContext context)
    {
        NebulaException failure = ComponentFault.ForExit(ComponentFault.ComponentsOf(context.Spec));
        context.Folder.End(RunRecordFactory.Fail(context.Folder.Record, failure, context.Watch));
        return failure;
    }

    private static RunFolder? Ended(RunStore store, RunSpec spec, string id, RunOptions place, bool takesOthers) =>
        Find(store, spec.Experiment, id, place) is { } earlier && IsResult(earlier, place, takesOthers) ? earlier : null;

    /// <summary>An earlier folder of a run; null where there is none, or one that cannot be read gives way.</summary>
    /// <exception cref="NebulaException">NB51xx: it cannot be read, and nobody has asked to run again what is there.</exception>
    private static RunFolder? Find(RunStore store, string experiment, string id, RunOptions place)
    {
        try
        {
            return store.Find(experiment, id);
        }
        catch (NebulaException) when (place.Force)
        {
            return null;
        }
    }

    private static bool IsResult(RunFolder earlier, RunOptions place, bool takesOthers) =>
        takesOthers ? earlier.Ended : earlier.Record.Status == RunStatus.Finished && !place.Force;

    // The folder of a run that stopped, where there is a checkpoint to go on from.
    private static RunFolder? Continued(RunStore store, RunRecord record, RunOptions place)
    {
        if (place.Force || Find(store, record.Experiment, record.Id, place) is not { } earlier || new CheckpointFolder(earlier.Checkpoint).Names().Count == 0)
        {
            return null;
        }
        earlier.Update(record with { Started = earlier.Record.Started, Resumptions = earlier.Record.Resumptions });
        return earlier;
    }

    // Data that cannot be loaded fail the run in its own folder: the step that loads them throws again what was thrown here.
    private LoadedData? TryLoad(RunSpec spec, CancellationToken cancellation)
    {
        try
        {
            using var guard = ExitGuard.Begin(() => ComponentFault.ForExit(spec.Dataset), cancellation);
            return data.Take(spec.Dataset);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
