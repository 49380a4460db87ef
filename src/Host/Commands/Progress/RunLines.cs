using NebulaBench.Runs.Records;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Planning;
using NebulaBench.Objectives;
using NebulaBench.Reporting;
using NebulaBench.Runs;
using NebulaBench.Training;
using NebulaBench.Training.Models;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>Follows runs with plain lines, one per epoch: for logs and pipes.</summary>
internal sealed class RunLines(TextWriter output) : IRunObserver, ITrainingObserver
{
    private int epochs;

    public ITrainingObserver Begin(PlannedRun run)
    {
        epochs = run.Spec.Training.Epochs;
        output.WriteLine(RunText.Numbered(run));
        return this;
    }

    public ITrainingObserver BeginStage(PlannedRun run, RunSpec stage)
    {
        epochs = stage.Training.Epochs;
        output.WriteLine($"{RunText.Numbered(run)} · before: {stage.Objective.Label}");
        return this;
    }

    public void Note(string text) => output.WriteLine($"  {text}");

    public void End(PlannedRun run, RunFolder folder, bool reused) => output.WriteLine(
        reused ? $"{RunText.Title(run.Spec)}: {RunText.Outcome(folder, reused)}" : $"  {RunText.Outcome(folder, reused)}");

    public void OnStep(in TrainingProgress progress)
    {
    }

    public void OnEpoch(EpochRecord log, LatentModel model, bool isBest) => output.WriteLine(
        $"  epoch {NumberText.Whole(log.Epoch)}/{NumberText.Whole(epochs)}  {RunText.Terms(log)}  {RunText.Rate(log)}");
}
