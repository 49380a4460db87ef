namespace NebulaBench.Host.Launching.Local;

/// <summary>Says what a process died of.</summary>
public static class ExitText
{
    // What the runtime, as shells do, adds to the number of the signal that ended a process.
    private const int BySignal = 128;

    /// <summary>One sentence.</summary>
    /// <param name="code">Its exit code.</param>
    /// <param name="log">The last lines that it wrote.</param>
    public static string For(int code, IReadOnlyList<string> log) => (code - BySignal) switch
    {
        4 => "Its process was ended by signal 4 (SIGILL): it met an instruction that this processor does not have.",
        6 => "Its process was ended by signal 6 (SIGABRT): a native library gave up.",
        7 => "Its process was ended by signal 7 (SIGBUS): memory could not be had, perhaps shared memory.",
        9 => "Its process was ended by signal 9 (SIGKILL), which systems send when memory runs out.",
        11 => "Its process was ended by signal 11 (SIGSEGV): native code touched memory that is not its own.",
        15 => "Its process was ended by signal 15 (SIGTERM): somebody wanted it to end.",
        > 0 and < 65 => FormattableString.Invariant($"Its process was ended by signal {code - BySignal}."),
        _ when log.Count > 0 => FormattableString.Invariant($"Its process ended with exit code {code}: {log[^1]}"),
        _ => FormattableString.Invariant($"Its process ended with exit code {code} and said nothing of its run."),
    };
}
