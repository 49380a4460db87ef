using NebulaBench.Runtime.Platform;

namespace NebulaBench.Runtime.Kernels;

/// <summary>
/// Work in parts that is repeated, by the calling thread and by whichever threads of the pool come to its help. The library's parallel loops do
/// the same, but allocate some 3 KB each time.
/// </summary>
/// <param name="part">Does what stands from one place in the row to before another, with denormals flushed to zero; it must not throw.</param>
internal sealed class ParallelWorkItem(Action<long, long> part) : IThreadPoolWorkItem
{
    // A helper may come late, even when the next round has begun: it takes a part of that, or finds none left.
    private long total;
    private int parts;
    private int left;
    private int done;

    /// <summary>Cuts a row into parts of equal length, does each once, and returns when all are done.</summary>
    /// <param name="length">How much there is to do this time.</param>
    /// <param name="share">How much of it is worth a thread.</param>
    /// <param name="threads">How many parts there are at most.</param>
    public void Do(long length, long share, int threads)
    {
        int count = (int)Math.Clamp(length / share, 1, threads);
        (total, parts) = (length, count);
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
        // A thread of the pool does not have the setting of the one that trains.
        using var flushed = new FlushDenormalsScope(wanted: true);
        int index;
        while ((index = Interlocked.Decrement(ref left)) >= 0)
        {
            part(total * index / parts, total * (index + 1) / parts);
            Interlocked.Increment(ref done);
        }
    }
}
