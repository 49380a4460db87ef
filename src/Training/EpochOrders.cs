using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Training.Options;

namespace NebulaBench.Training;

/// <summary>The order of the samples in each epoch, from a seed of the epoch's own; all in the same memory, so that only the newest one is valid.</summary>
internal sealed class EpochOrders(long samples, TrainingOptions options, SeedStream seeds)
{
    private readonly long[] memory = new long[samples];

    /// <summary>Whether the last batch is left out. A single sample has no variance over its batch, which batch normalization divides by.</summary>
    private readonly bool drops = options.DropIncompleteBatch || (options.BatchSize > 1 && samples % options.BatchSize == 1 && samples > 1);

    public BatchSampler Of(int epoch) => BatchSampler
        .Shuffled(memory, options.BatchSize, seeds.Open("batch-order", epoch), drops)
        .AugmentedBy(new SeedStream(seeds.Derive("augmentation", epoch)));
}
