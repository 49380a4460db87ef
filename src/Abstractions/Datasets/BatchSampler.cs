using NebulaBench.Randomness;

namespace NebulaBench.Datasets;

/// <summary>
/// Which samples go into which batch of a pass over a split. Known before the pass begins, so that a split that decodes files can
/// work ahead.
/// </summary>
public sealed class BatchSampler
{
    private BatchSampler(long[] indices, int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        Indices = indices;
        BatchSize = batchSize;
    }

    /// <summary>The samples' indices in the order of the pass.</summary>
    public long[] Indices { get; }

    /// <summary>The size of every batch but the last, which may be smaller.</summary>
    public int BatchSize { get; }

    /// <summary>
    /// What random augmentation draws from, by a sample's index; null for a pass that shows the samples as they are, such as one that
    /// measures. Different in every epoch of a training.
    /// </summary>
    public SeedStream? Augmentation { get; private init; }

    /// <summary>The number of batches.</summary>
    public int Batches => (Indices.Length + BatchSize - 1) / BatchSize;

    /// <summary>The indices of one batch.</summary>
    /// <param name="batch">The batch's position in the pass, from 0.</param>
    public ReadOnlyMemory<long> this[int batch]
    {
        get
        {
            int start = batch * BatchSize;
            return Indices.AsMemory(start, Math.Min(BatchSize, Indices.Length - start));
        }
    }

    /// <summary>The same order, for a pass whose samples may be augmented at random.</summary>
    /// <param name="augmentation">What decides the augmentation of this pass.</param>
    public BatchSampler AugmentedBy(SeedStream augmentation) => new(Indices, BatchSize) { Augmentation = augmentation };

    /// <summary>The rest of the pass: what a training that was interrupted still has to see.</summary>
    /// <param name="batch">The first batch that is left, from 0.</param>
    public BatchSampler From(int batch) => batch == 0
        ? this
        : new(Indices[Math.Min(Indices.Length, batch * BatchSize)..], BatchSize) { Augmentation = Augmentation };

    /// <summary>The samples in their own order.</summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="batchSize">The samples per batch.</param>
    public static BatchSampler Sequential(long samples, int batchSize) => new(Range(samples), batchSize);

    /// <summary>The samples in a random order.</summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="batchSize">The samples per batch.</param>
    /// <param name="random">What decides the order.</param>
    /// <param name="dropIncomplete">Whether a last batch smaller than <paramref name="batchSize"/> is left out.</param>
    public static BatchSampler Shuffled(long samples, int batchSize, RandomStream random, bool dropIncomplete) =>
        Shuffled(new long[samples], batchSize, random, dropIncomplete);

    /// <summary>The samples in a random order, in memory that is used again for every pass: the order is valid until the next one is made in it.</summary>
    /// <param name="memory">Where the indices go; as long as there are samples.</param>
    /// <param name="batchSize">The samples per batch.</param>
    /// <param name="random">What decides the order.</param>
    /// <param name="dropIncomplete">Whether a last batch smaller than <paramref name="batchSize"/> is left out.</param>
    public static BatchSampler Shuffled(long[] memory, int batchSize, RandomStream random, bool dropIncomplete)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        Count(memory);
        random.Shuffle<long>(memory);
        int whole = memory.Length - (memory.Length % batchSize);
        return new BatchSampler(dropIncomplete && whole > 0 && whole < memory.Length ? memory[..whole] : memory, batchSize);
    }

    /// <summary>Some of the samples, evenly spread over the split, in their own order.</summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="atMost">How many to take at the most.</param>
    /// <param name="batchSize">The samples per batch.</param>
    public static BatchSampler Spread(long samples, long atMost, int batchSize)
    {
        if (atMost >= samples)
        {
            return Sequential(samples, batchSize);
        }
        var indices = new long[atMost];
        for (long i = 0; i < atMost; i++)
        {
            indices[i] = (long)((Int128)i * samples / atMost);
        }
        return new BatchSampler(indices, batchSize);
    }

    private static long[] Range(long samples)
    {
        var indices = new long[samples];
        Count(indices);
        return indices;
    }

    private static void Count(long[] indices)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = i;
        }
    }
}
