using NebulaBench.Runs.Records;
using NebulaBench.Objectives;
using NebulaBench.Training;
using NebulaBench.Training.Models;

namespace NebulaBench.Host.Tracking;

/// <summary>Two observers of one training, one after the other.</summary>
internal sealed class ObserverPair(ITrainingObserver first, ITrainingObserver second) : ITrainingObserver
{
    public void OnStep(in TrainingProgress progress)
    {
        first.OnStep(progress);
        second.OnStep(progress);
    }

    public void OnEpoch(EpochRecord log, LatentModel model, bool isBest)
    {
        first.OnEpoch(log, model, isBest);
        second.OnEpoch(log, model, isBest);
    }
}
