using NebulaBench.Runs.Records;

namespace NebulaBench.Training;

/// <summary>How a training ended.</summary>
/// <param name="Epochs">The log of every epoch.</param>
/// <param name="BestEpoch">The epoch (from 1) with the lowest validation loss, or 0 where nothing was validated.</param>
/// <param name="StoppedEarly">Whether early stopping ended it.</param>
public sealed record TrainingOutcome(IReadOnlyList<EpochRecord> Epochs, int BestEpoch, bool StoppedEarly)
{
    /// <summary>The wall-clock seconds that earlier processes had trained before this one went on; 0 for a training in one go.</summary>
    public double EarlierSeconds { get; init; }
}
