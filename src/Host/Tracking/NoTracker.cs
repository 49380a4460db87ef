using NebulaBench.Host.Training;
using NebulaBench.Objectives;

namespace NebulaBench.Host.Tracking;

/// <summary>Tells nobody of anything.</summary>
internal sealed class NoTracker : IRunTracker
{
    public void OnStep(in TrainingProgress progress)
    {
    }

    public void OnEpoch(EpochLog log, LatentModel model, bool isBest)
    {
    }

    public void OnMeasured()
    {
    }

    public void Dispose()
    {
    }
}
