namespace NebulaBench.Runtime.Platform;

/// <summary>
/// Tells the GNU OpenMP library, by which libtorch shares work among threads, to let a thread without work sleep soon. By default it spins for milliseconds
/// on a core that another process, or one of our own threads, could use; beside other load, each operation of a step then waits for a thread that
/// lost its core. None of this changes a result.
/// </summary>
internal static class OpenMpSpinPolicy
{
    /// <summary>How often a thread checks for work: some tenths of a millisecond, more than lies between two operations of a step.</summary>
    private const string Looks = "10000";

    private const string Variable = "GOMP_SPINCOUNT";

    /// <summary>Users and clusters set these to say how threads wait; their setting stays.</summary>
    private static readonly string[] SaidOtherwise = [Variable, "OMP_WAIT_POLICY"];

    /// <summary>Sets it. The library reads the setting when it is loaded, so later calls do nothing.</summary>
    public static void SleepSoon()
    {
        if (OperatingSystem.IsLinux() && SaidOtherwise.All(name => Environment.GetEnvironmentVariable(name) is null))
        {
            CLibrary.SetEnvironmentVariable(Variable, Looks);
        }
    }
}
