using NebulaBench.Host.Runs;
using NebulaBench.Host.Training;
using NebulaBench.Objectives;

namespace NebulaBench.Host.Launching;

/// <summary>Writes a training's epochs into the run's folder and passes everything on.</summary>
internal sealed class FolderObserver(RunFolder folder, ITrainingObserver next) : ITrainingObserver
{
    public void OnStep(in TrainingProgress progress) => next.OnStep(progress);

    public void OnEpoch(EpochLog log, LatentModel model, bool isBest)
    {
        folder.Append(EpochRecord.Of(log));
        next.OnEpoch(log, model, isBest);
    }
}
