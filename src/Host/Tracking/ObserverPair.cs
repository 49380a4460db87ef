using NebulaBench.Host.Training;
using NebulaBench.Objectives;

namespace NebulaBench.Host.Tracking;

/// <summary>Two observers of one training, one after the other.</summary>
internal sealed class ObserverPair(ITrainingObserver first, ITrainingObserver second) : ITrainingObserver
{
    public void OnStep(in TrainingProgress progress)
    {
        first.OnStep(progress);
        second.OnStep(progress);
    }

    public void OnEpoch(EpochLog log, LatentModel model, bool isBest)
    {
        first.OnEpoch(log, model, isBest);
        second.OnEpoch(log, model, isBest);
    }
}
