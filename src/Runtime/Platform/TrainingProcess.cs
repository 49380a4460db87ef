using NebulaBench.Runtime.Libtorch;

namespace NebulaBench.Runtime.Platform;

/// <summary>What a process that computes asks of the system's libraries.</summary>
public static class TrainingProcess
{
    /// <summary>Asks for it; to be called before libtorch is loaded. Nothing of this changes a result that is right without.</summary>
    public static void Prepare()
    {
        FreedMemory.Keep();
        IdleThreads.SleepSoon();
        OneDnnKernels.KeepRight();
    }
}
