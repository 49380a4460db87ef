using NebulaBench.Objectives;
using NebulaBench.Runs;
using NebulaBench.Runs.Records;
using NebulaBench.Training;
using NebulaBench.Training.Models;

namespace NebulaBench.Host.Execution;

/// <summary>Writes a training's epochs into the run's folder and passes everything on.</summary>
internal sealed class FolderObserver(RunFolder folder, ITrainingObserver next) : ITrainingObserver
{
    public void OnStep(in TrainingProgress progress) => next.OnStep(progress);

    public void OnEpoch(EpochRecord log, LatentModel model, bool isBest)
    {
        folder.Append(log);
        next.OnEpoch(log, model, isBest);
    }
}
