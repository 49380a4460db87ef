using NebulaBench.Runs.Records;
using NebulaBench.Objectives;
using NebulaBench.Training.Models;

namespace NebulaBench.Host.Tracking;

/// <summary>Tells nobody of anything.</summary>
internal sealed class NoTracker : IRunTracker
{
    public void OnStep(in TrainingProgress progress)
    {
    }

    public void OnEpoch(EpochRecord log, LatentModel model, bool isBest)
    {
    }

    public void OnMeasured()
    {
    }

    public void Dispose()
    {
    }
}
