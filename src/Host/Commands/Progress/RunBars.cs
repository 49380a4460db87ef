using NebulaBench.Runs.Records;
using NebulaBench.Datasets;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Planning;
using NebulaBench.Objectives;
using NebulaBench.Runs;
using NebulaBench.Training;
using NebulaBench.Training.Models;
using Spectre.Console;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>Follows runs with a progress bar each, its loss terms, its speed and the time left: for terminals.</summary>
internal sealed class RunBars(IAnsiConsole console) : IRunObserver, IPreparation
{
    private readonly Lock gate = new();
    private ProgressContext? context;
    private ProgressTask? current;
    private ProgressTask? preparing;

    /// <summary>Does the work with the bars on the screen.</summary>
    public IReadOnlyList<RunFolder> Follow(Func<RunBars, IReadOnlyList<RunFolder>> work) => console.Progress()
        .AutoClear(false)
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .Start(started =>
        {
            context = started;
            return work(this);
        });

    public void Report(string work, long done, long all)
    {
        lock (gate)
        {
            preparing ??= context!.AddTask(Markup.Escape(work));
            (preparing.Description, preparing.MaxValue, preparing.Value) = (Markup.Escape(work), Math.Max(1, all), done);
            if (done >= all)
            {
                preparing.StopTask();
                preparing = null;
            }
        }
    }

    public ITrainingObserver Begin(PlannedRun run)
    {
        string title = Markup.Escape(RunText.Numbered(run));
        current = context!.AddTask(title);
        return new Bar(current, title);
    }

    public ITrainingObserver BeginStage(PlannedRun run, RunSpec stage)
    {
        string title = Markup.Escape($"{RunText.Numbered(run)} · before: {stage.Objective.Label}");
        ProgressTask before = context!.AddTask(title);
        return new Bar(before, title);
    }

    public void Note(string text) => console.MarkupLine(Markup.Escape(text));

    public void End(PlannedRun run, RunFolder folder, bool reused)
    {
        string outcome = Markup.Escape($"{RunText.Title(run.Spec)}: {RunText.Outcome(folder, reused)}");
        // A run that is finished already, or fails before its first step, never had a bar.
        ProgressTask bar = current ?? context!.AddTask(outcome);
        bar.Description = outcome;
        bar.Value = bar.MaxValue;
        bar.StopTask();
        current = null;
    }

    private sealed class Bar(ProgressTask task, string title) : ITrainingObserver
    {
        public void OnStep(in TrainingProgress progress)
        {
            task.MaxValue = (double)progress.Epochs * progress.StepsPerEpoch;
            task.Value = progress.Step + 1;
        }

        public void OnEpoch(EpochRecord log, LatentModel model, bool isBest) =>
            task.Description = $"{title} · {Markup.Escape($"{RunText.Terms(log)} · {RunText.Rate(log)}")}";
    }
}
