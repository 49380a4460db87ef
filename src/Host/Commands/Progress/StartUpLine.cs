using NebulaBench.Runs.Records;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Launching.Work;
using NebulaBench.Host.Planning;
using NebulaBench.Objectives;
using NebulaBench.Runs;
using NebulaBench.Training;
using NebulaBench.Training.Models;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>Adds a line to those of runs in this process: how long it took from its start to the first training step.</summary>
internal sealed class StartUpLine(RunLines lines, StartUp startUp, TextWriter output) : IRunObserver, ITrainingObserver
{
    public ITrainingObserver Begin(PlannedRun run)
    {
        MarkData();
        lines.Begin(run);
        return this;
    }

    public ITrainingObserver BeginStage(PlannedRun run, RunSpec stage)
    {
        MarkData();
        lines.BeginStage(run, stage);
        return this;
    }

    public void Note(string text) => lines.Note(text);

    public void End(PlannedRun run, RunFolder folder, bool reused) => lines.End(run, folder, reused);

    public void OnStep(in TrainingProgress progress)
    {
        if (!startUp.IsOver)
        {
            startUp.End("model and first step");
            output.WriteLine($"  {StartUpText.Of(startUp.Seconds)}");
        }
    }

    public void OnEpoch(EpochRecord log, LatentModel model, bool isBest) => lines.OnEpoch(log, model, isBest);

    private void MarkData()
    {
        if (!startUp.IsOver)
        {
            startUp.Mark("data");
        }
    }
}
