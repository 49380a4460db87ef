namespace NebulaBench.Benchmarks;

/// <summary>Watches the process's memory, a thousand times a second, while it lives.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly long before = Environment.WorkingSet;
    private readonly Thread watch;
    private long peak;
    private volatile bool ended;

    public PeakMemory()
    {
        watch = new Thread(() =>
        {
            while (!ended)
            {
                peak = Math.Max(peak, Environment.WorkingSet);
                Thread.Sleep(1);
            }
        })
        { IsBackground = true };
        watch.Start();
    }

    public double MebibytesAbove() => Math.Max(0, Interlocked.Read(ref peak) - before) / (1024.0 * 1024);

    public void Dispose()
    {
        ended = true;
        watch.Join();
    }
}
