using NebulaBench.Runs.Checkpoints;

namespace NebulaBench.Training.Checkpoints;

/// <summary>For a training that nobody will ever continue.</summary>
public sealed class NoCheckpoints : ICheckpoints
{
    /// <inheritdoc/>
    public IEnumerable<TrainingCheckpoint> Kept() => [];

    /// <inheritdoc/>
    public void Begin(TrainingCheckpoint? from)
    {
    }

    /// <inheritdoc/>
    public void Refuse(string why)
    {
    }

    /// <inheritdoc/>
    public void Save(TrainingCheckpoint checkpoint)
    {
    }
}
