namespace NebulaBench.Host.Training;

/// <summary>
/// Work in parts that is done again and again, by the thread that asks and by whichever threads of the pool come to its help. The library's
/// parallel loops do the same, but allocate some 3 KB each time.
/// </summary>
/// <param name="part">Does the part with an index from 0, of so many; it must not throw.</param>
internal sealed class SharedParts(Action<int, int> part) : IThreadPoolWorkItem
{
    // A helper may come late, even when the next round has begun: it takes a part of that, or finds none left.
    private int parts;
    private int left;
    private int done;

    /// <summary>Does every part once, and returns when all are done.</summary>
    /// <param name="count">How many parts there are this time.</param>
    public void Do(int count)
    {
        parts = count;
        done = 0;
        Volatile.Write(ref left, count);
        for (int helper = 1; helper < count; helper++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        Help();
        var wait = new SpinWait();
        while (Volatile.Read(ref done) < count)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    void IThreadPoolWorkItem.Execute() => Help();

    private void Help()
    {
        int index;
        while ((index = Interlocked.Decrement(ref left)) >= 0)
        {
            part(index, parts);
            Interlocked.Increment(ref done);
        }
    }
}
