using System.Runtime;

namespace NebulaBench.Runtime.Memory;

/// <summary>
/// Holds garbage collections back while tensors work and makes up for them between steps.
/// <para>
/// TorchSharp passes plain numbers to libtorch as objects that are freed when they are collected, and nothing keeps them alive until libtorch
/// has read them. A collection that another thread starts at the wrong moment therefore changes a number, or ends the process: 20 s of
/// additions beside a thread that collects were enough for a crash. Between steps no such object is in use.
/// </para>
/// </summary>
public sealed class NoGcScope : IDisposable
{
    /// <summary>
    /// A collection is due after so many bytes, and after so many steps even if they allocated little: then the small objects of libtorch that wait for
    /// it have not yet broken its heap up.
    /// </summary>
    private const long DueBytes = 4L << 20, DueSteps = 64;

    /// <summary>What may be allocated at most between two collections.</summary>
    private const long Budget = 64L << 20, LargeObjects = 32L << 20;

    private readonly bool isOutermost = GCSettings.LatencyMode != GCLatencyMode.NoGCRegion;
    private long allocated;
    private int steps;

    /// <summary>Begins a pause, unless one is going on.</summary>
    public NoGcScope()
    {
        if (isOutermost)
        {
            Begin();
        }
    }

    /// <summary>To be called where no tensor works: collects if it is due, or more was allocated at once than there was room for.</summary>
    public void BetweenSteps()
    {
        bool isOver = GCSettings.LatencyMode != GCLatencyMode.NoGCRegion;
        if (isOutermost && (isOver || ++steps > DueSteps || GC.GetTotalAllocatedBytes() - allocated > DueBytes))
        {
            Dispose();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Begin();
        }
    }

    /// <summary>Ends the pause.</summary>
    public void Dispose()
    {
        if (isOutermost && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }
    }

    private void Begin()
    {
        GC.TryStartNoGCRegion(Budget + LargeObjects, LargeObjects);
        allocated = GC.GetTotalAllocatedBytes();
        steps = 0;
    }
}
