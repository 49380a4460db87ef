using NebulaBench.Errors;
using System.Diagnostics;
using NebulaBench.Datasets;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Launching.Work;
using NebulaBench.Host.Planning;
using NebulaBench.Launching;
using NebulaBench.Objectives;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using NebulaBench.Training;
using NebulaBench.Training.Models;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>Follows a worker's runs with events for the process that shows them.</summary>
internal sealed class WorkerObserver(ILaunchEvents output, StartUp startUp) : IRunObserver, ITrainingObserver, IProgressReporter
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private int number, epochs;
    private long shown;

    /// <summary>The end of a run that has no folder to record it in.</summary>
    public static LaunchEvent NotCarriedOut(int number, NebulaException failure) => new()
    {
        Event = LaunchEventKind.Ended,
        Run = number,
        Status = RunJson.Name(RunStatus.Failed),
        Text = $"failed: {failure.Message}",
    };

    public ITrainingObserver Begin(PlannedRun run)
    {
        MarkData();
        (number, epochs) = (run.Number, run.Spec.Training.Epochs);
        output.Report(new LaunchEvent { Event = LaunchEventKind.Started, Run = number });
        return this;
    }

    public ITrainingObserver BeginStage(PlannedRun run, RunSpec stage)
    {
        MarkData();
        (number, epochs) = (run.Number, stage.Training.Epochs);
        output.Report(new LaunchEvent { Event = LaunchEventKind.Started, Run = number, Text = $"before: {stage.Objective.Label}" });
        return this;
    }

    public void Note(string text) =>
        output.Report(new LaunchEvent { Event = LaunchEventKind.Note, Run = number == 0 ? null : number, Text = text });

    public void End(PlannedRun run, RunFolder folder, bool reused, string? measured) => output.Report(new LaunchEvent
    {
        Event = LaunchEventKind.Ended,
        Run = run.Number,
        Status = RunJson.Name(folder.Record.Status),
        Reused = reused,
        Text = RunCaption.Outcome(folder, reused, measured),
    });

    public void OnStep(in TrainingProgress progress)
    {
        if (!startUp.IsOver)
        {
            startUp.End("model and first step");
            output.Report(new LaunchEvent { Event = LaunchEventKind.StartUp, Run = number, Seconds = startUp.Seconds });
        }
        if (Stopwatch.GetElapsedTime(shown) > Interval)
        {
            shown = Stopwatch.GetTimestamp();
            output.Report(new LaunchEvent
            {
                Event = LaunchEventKind.Progress,
                Run = number,
                Done = (progress.Step + 1) / Math.Max(1.0, (double)progress.Epochs * progress.StepsPerEpoch),
            });
        }
    }

    public void OnEpoch(EpochRecord log, LatentModel model, bool isBest) => output.Report(new LaunchEvent
    {
        Event = LaunchEventKind.Epoch,
        Run = number,
        Done = (double)log.Epoch / Math.Max(1, epochs),
        Text = $"epoch {NumberText.Whole(log.Epoch)}/{NumberText.Whole(epochs)}  {RunCaption.Terms(log)}  {RunCaption.Rate(log)}",
    });

    public void Report(string work, long done, long all)
    {
        if (done >= all || Stopwatch.GetElapsedTime(shown) > Interval)
        {
            shown = Stopwatch.GetTimestamp();
            output.Report(new LaunchEvent
            {
                Event = LaunchEventKind.Note,
                Text = $"{work}: {NumberText.Whole(done)} of {NumberText.Whole(all)}",
            });
        }
    }

    private void MarkData()
    {
        if (!startUp.IsOver)
        {
            startUp.Mark("data");
        }
    }
}
