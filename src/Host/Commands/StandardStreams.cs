namespace NebulaBench.Host.Commands;

/// <summary>
/// The standard output and error, made so that a full disk or a closed pipe costs text and nothing else: a run is not failed because its
/// progress could not be shown.
/// </summary>
internal static class StandardStreams
{
    private const string ShowCursor = "\e[?25h";

    private static TolerantWriter? output;

    /// <summary>Why the standard output could not be written, or null.</summary>
    public static string? Failure => output?.Failure;

    /// <summary>Puts tolerant writers in the place of the console's own; to be called before anything else takes these.</summary>
    public static void Install()
    {
        output = new TolerantWriter(Console.Out);
        Console.SetOut(output);
        Console.SetError(new TolerantWriter(Console.Error));
    }

    /// <summary>Shows the cursor again where a process ends in the midst of a live display.</summary>
    public static void RestoreTerminal()
    {
        if (!Console.IsOutputRedirected)
        {
            Console.Out.Write(ShowCursor);
        }
    }
}
