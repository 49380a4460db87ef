namespace NebulaBench.Randomness;

/// <summary>
/// Derives independent seeds from one run's seed, one for each purpose and index, without any state: the noise of epoch 7 is the
/// same whether the run came there in one go or was resumed.
/// </summary>
public readonly record struct SeedStream(long Seed)
{
    private const ulong FnvOffset = 14695981039346656037UL;
    private const ulong FnvPrime = 1099511628211UL;

    /// <summary>A non-negative seed for <paramref name="purpose"/> at <paramref name="index"/>.</summary>
    /// <param name="purpose">A fixed name such as <c>batch-order</c>.</param>
    /// <param name="index">Which of several, such as an epoch.</param>
    public long Derive(string purpose, long index = 0)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        ulong hash = FnvOffset;
        foreach (char letter in purpose)
        {
            hash = (hash ^ letter) * FnvPrime;
        }
        hash = RandomStream.Mix(hash ^ (ulong)Seed);
        hash = RandomStream.Mix(hash + (ulong)index);
        return (long)(hash & long.MaxValue);
    }

    /// <summary>A random generator for <paramref name="purpose"/> at <paramref name="index"/>.</summary>
    /// <param name="purpose">A fixed name such as <c>k-means</c>.</param>
    /// <param name="index">Which of several, such as a restart.</param>
    public RandomStream Open(string purpose, long index = 0) => new(Derive(purpose, index));
}
