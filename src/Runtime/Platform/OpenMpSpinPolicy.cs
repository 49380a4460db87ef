namespace NebulaBench.Runtime.Platform;

/// <summary>
/// Tells the GNU OpenMP library, by which libtorch shares work among threads, to let a thread without work sleep soon. By default it looks out for
/// work for milliseconds, on a core that another process, or a thread of our own, could use: beside other work a step then waits at each of its
/// operations for a thread that lost its core. Nothing of this changes a result.
/// </summary>
internal static class OpenMpSpinPolicy
{
    /// <summary>How many times a thread looks: some tenths of a millisecond, more than lies between two operations of a step.</summary>
    private const string Looks = "10000";

    private const string Variable = "GOMP_SPINCOUNT";

    /// <summary>By these a user, or a cluster, says how threads wait; what they say stays.</summary>
    private static readonly string[] SaidOtherwise = [Variable, "OMP_WAIT_POLICY"];

    /// <summary>Asks for it. The library reads what it is told when it is loaded: later calls do nothing.</summary>
    public static void SleepSoon()
    {
        if (OperatingSystem.IsLinux() && SaidOtherwise.All(name => Environment.GetEnvironmentVariable(name) is null))
        {
            CLibrary.SetEnvironmentVariable(Variable, Looks);
        }
    }
}
