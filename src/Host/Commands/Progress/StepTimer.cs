using System.Diagnostics;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Planning;
using NebulaBench.Objectives;
using NebulaBench.Runs;
using NebulaBench.Runs.Records;
using NebulaBench.Training;
using NebulaBench.Training.Models;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>Measures how long steps of training take, so that an interrupted one is given the time to finish; passes everything on.</summary>
/// <param name="inner">Follows the runs.</param>
/// <param name="took">Takes the time of a step.</param>
internal sealed class StepTimer(IRunObserver inner, Action<TimeSpan> took) : IRunObserver
{
    public ITrainingObserver Begin(PlannedRun run) => new Timed(inner.Begin(run), took);

    public ITrainingObserver BeginStage(PlannedRun run, RunSpec stage) => new Timed(inner.BeginStage(run, stage), took);

    public void Note(string text) => inner.Note(text);

    public void End(PlannedRun run, RunFolder folder, bool reused, string? measured) => inner.End(run, folder, reused, measured);

    private sealed class Timed(ITrainingObserver inner, Action<TimeSpan> took) : ITrainingObserver
    {
        private long last;

        public void OnStep(in TrainingProgress progress)
        {
            // Not across the end of an epoch, where the validation split is measured.
            if (last != 0)
            {
                took(Stopwatch.GetElapsedTime(last));
            }
            last = Stopwatch.GetTimestamp();
            inner.OnStep(progress);
        }

        public void OnEpoch(EpochRecord log, LatentModel model, bool isBest)
        {
            last = 0;
            inner.OnEpoch(log, model, isBest);
        }
    }
}
