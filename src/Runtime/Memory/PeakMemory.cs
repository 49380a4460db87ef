namespace NebulaBench.Runtime.Memory;

/// <summary>The largest resident memory of this process: the system keeps it from the process's start, or from the last reset.</summary>
public static class PeakMemory
{
    private const string Reset = "/proc/self/clear_refs", PeakOnly = "5";

    /// <summary>
    /// Makes the system count from now on, so that a run's peak is its own and not that of an earlier run in the same process. Only Linux can,
    /// and not everywhere: containers may forbid it.
    /// </summary>
    /// <returns>Whether it was done; where not, a peak is the process's.</returns>
    public static bool TryReset()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }
        try
        {
            File.WriteAllText(Reset, PeakOnly);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
