using NebulaBench.Objectives;

namespace NebulaBench.Host.Training;

/// <summary>Follows a training: progress bars, logs, checkpoints.</summary>
public interface ITrainingObserver
{
    /// <summary>A step is done.</summary>
    void OnStep(in TrainingProgress progress);

    /// <summary>An epoch is done, validation included.</summary>
    void OnEpoch(EpochLog log, LatentModel model, bool isBest);
}
