namespace NebulaBench.Host.Training.Optimizers;

/// <summary>
/// Work in a fixed number of parts that is done again and again, by the thread that asks and by whichever threads of the pool come to its help. The library's
/// parallel loops do the same for any number of parts, but allocate some 3 KB each time.
/// </summary>
internal sealed class SharedParts : IThreadPoolWorkItem
{
    private readonly int parts;
    private readonly Action<int> part;

    // A helper may come late, even when the next round has begun: it takes a part of that, or finds none left. That there are as many
    // parts in every round makes this safe.
    private int taken;
    private int done;

    /// <param name="parts">How many parts there are, each time.</param>
    /// <param name="part">Does the part with an index from 0; it must not throw.</param>
    public SharedParts(int parts, Action<int> part) => (this.parts, this.part) = (parts, part);

    /// <summary>Does every part once, and returns when all are done.</summary>
    public void Do()
    {
        done = 0;
        Volatile.Write(ref taken, 0);
        for (int helper = 1; helper < parts; helper++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        Help();
        var wait = new SpinWait();
        while (Volatile.Read(ref done) < parts)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    void IThreadPoolWorkItem.Execute() => Help();

    private void Help()
    {
        int index;
        while ((index = Interlocked.Increment(ref taken) - 1) < parts)
        {
            part(index);
            Interlocked.Increment(ref done);
        }
    }
}
