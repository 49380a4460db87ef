using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Records;

namespace NebulaBench.Runs.Checkpoints;

/// <summary>Everything that a training needs to go on as if it had never stopped.</summary>
/// <param name="Facts">Where it stands.</param>
/// <param name="Tensors">Weights, the objective's state, optimizers, the best weights and the random generator, by name.</param>
public sealed record TrainingCheckpoint(TrainingFacts Facts, IReadOnlyDictionary<string, DenseArray> Tensors);

/// <summary>Where a training stands, apart from its tensors.</summary>
public sealed record TrainingFacts
{
    /// <summary>The version of the layout that is written now.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The version of the layout.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The log of every epoch that is complete.</summary>
    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    /// <summary>The epoch that is going on; null between two epochs.</summary>
    public EpochInProgress? InProgress { get; init; }

    /// <summary>The lowest validation loss; infinite where nothing was validated.</summary>
    public required double BestLoss { get; init; }

    /// <summary>Its epoch, from 1; 0 where nothing was validated.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Whether early stopping has ended the training.</summary>
    public required bool StoppedEarly { get; init; }

    /// <summary>The best value early stopping has seen; not a number before the first.</summary>
    public double StoppingBest { get; init; } = double.NaN;

    /// <summary>The epochs it has waited since.</summary>
    public int StoppingWaited { get; init; }

    /// <summary>The wall-clock seconds of all the training so far.</summary>
    public required double Seconds { get; init; }

    /// <summary>The threads that tensor operations used: results repeat exactly for the same number.</summary>
    public required int Threads { get; init; }

    /// <summary>Where it stands, for people: <c>epoch 4</c>, <c>epoch 4, step 17</c>.</summary>
    public string Position => InProgress is { Batches: > 0 } part
        ? FormattableString.Invariant($"epoch {Epochs.Count + 1}, step {part.Batches + 1}")
        : FormattableString.Invariant($"epoch {Epochs.Count + 1}");
}

/// <summary>An epoch that is not complete.</summary>
/// <param name="Batches">The steps that are done.</param>
/// <param name="Seconds">The seconds they took.</param>
/// <param name="Losses">The sums of their losses.</param>
public sealed record EpochInProgress(int Batches, double Seconds, LossSums Losses);

/// <summary>The sums of loss terms over the part of an epoch that is done.</summary>
/// <param name="Terms">The terms in the order in which they first came.</param>
/// <param name="Samples">The samples that were summed over.</param>
public sealed record LossSums(IReadOnlyList<TermSum> Terms, long Samples);

/// <summary>The sum of one loss term.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sum">The sum of its values, each times the size of its batch.</param>
public sealed record TermSum(string Name, double Sum);
