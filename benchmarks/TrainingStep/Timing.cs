using System.Diagnostics;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>What a step took.</summary>
/// <param name="Milliseconds">Its time.</param>
/// <param name="Bytes">What it allocated on the managed heap.</param>
internal readonly record struct Timing(double Milliseconds, double Bytes)
{
    /// <summary>
    /// Times an action of so many steps. The garbage of what ran before is collected first: TorchSharp's plain numbers, which only a collection frees, lie
    /// scattered in the heap of the C library that all ways share, and whoever comes next would pay for the narrow places between them.
    /// </summary>
    public static Timing From(long steps, Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long allocated = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        action();
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return new Timing(milliseconds / steps, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)steps);
    }
}
