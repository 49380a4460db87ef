using NebulaBench.Runs.Checkpoints;

namespace NebulaBench.Training.Checkpoints;

/// <summary>Keeps the checkpoints of one training.</summary>
public interface ICheckpoints
{
    /// <summary>The checkpoints that are kept and whole, the newest first.</summary>
    IEnumerable<TrainingCheckpoint> Kept();

    /// <summary>The training begins: anew, or from a checkpoint.</summary>
    /// <param name="from">The checkpoint; null where there is none, or none that can be used.</param>
    void Begin(TrainingCheckpoint? from);

    /// <summary>A checkpoint was read that does not belong to this model; the next one is tried.</summary>
    /// <param name="why">What does not fit.</param>
    void Refuse(string why);

    /// <summary>Keeps a checkpoint.</summary>
    void Save(TrainingCheckpoint checkpoint);
}

/// <summary>Keeps no checkpoints: for a training that is never resumed.</summary>
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
