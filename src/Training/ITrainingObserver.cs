using NebulaBench.Runs.Records;
using NebulaBench.Objectives;
using NebulaBench.Training.Models;

namespace NebulaBench.Training;

/// <summary>Follows a training: progress bars, logs, checkpoints.</summary>
public interface ITrainingObserver
{
    /// <summary>A step is done.</summary>
    void OnStep(in TrainingProgress progress);

    /// <summary>An epoch is done, validation included.</summary>
    void OnEpoch(EpochRecord log, LatentModel model, bool isBest);
}
