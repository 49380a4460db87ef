using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Training.Options;

namespace NebulaBench.Training;

/// <summary>The order of the samples in each epoch, from a seed of the epoch's own; all in the same memory, so that only the newest one is valid.</summary>
internal sealed class EpochOrders(long samples, TrainingOptions options, SeedStream seeds)
{
    private readonly long[] memory = new long[samples];

    public BatchSampler Of(int epoch) => BatchSampler
        .Shuffled(memory, options.BatchSize, seeds.Open("batch-order", epoch), options.DropIncompleteBatch)
        .AugmentedBy(new SeedStream(seeds.Derive("augmentation", epoch)));
}
