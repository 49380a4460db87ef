using NebulaBench.Objectives;
using NebulaBench.Runs;
using NebulaBench.Runs.Records;
using NebulaBench.Training;
using NebulaBench.Training.Models;

namespace NebulaBench.Host.Execution;

/// <summary>Writes a training's epochs into the run's folder and passes everything on.</summary>
/// <param name="folder">The folder.</param>
/// <param name="held">Its lock, looked at before every epoch is written.</param>
/// <param name="next">What else follows the training.</param>
internal sealed class FolderObserver(RunFolder folder, RunLock held, ITrainingObserver next) : ITrainingObserver
{
    public void OnStep(in TrainingProgress progress) => next.OnStep(progress);

    public void OnEpoch(EpochRecord log, LatentModel model, bool isBest)
    {
        held.Verify();
        folder.Append(log);
        next.OnEpoch(log, model, isBest);
    }
}
