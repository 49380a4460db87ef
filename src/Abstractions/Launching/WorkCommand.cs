using System.Globalization;

namespace NebulaBench.Launching;

/// <summary>
/// The command line that carries out runs. It can be started in any folder, since every path in it is a full one, and on any machine
/// that has these paths. It writes a <see cref="LaunchEvent"/> in JSON on each line of its standard output.
/// </summary>
/// <param name="Program">The program and what comes before the runs' numbers, one part a word.</param>
public sealed record WorkCommand(IReadOnlyList<string> Program)
{
    /// <summary>The exit code of a worker that was asked to stop, has saved its state and may be started again.</summary>
    public const int Stopped = 75;

    /// <summary>The command for some runs, one after another.</summary>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="threads">The threads it may use; null for as many as it likes.</param>
    /// <param name="device">The device to use in place of the experiment's own, of the same kind; null for that one.</param>
    public IReadOnlyList<string> For(IEnumerable<int> numbers, int? threads = null, string? device = null) =>
        Complete(string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))), threads, device);

    /// <summary>
    /// The command for runs whose numbers it reads from its standard input, one on each line, as they come. The end of the input while it
    /// carries out a run asks it to stop.
    /// </summary>
    /// <param name="threads">The threads it may use; null for as many as it likes.</param>
    /// <param name="device">The device to use in place of the experiment's own, of the same kind; null for that one.</param>
    public IReadOnlyList<string> FromInput(int? threads = null, string? device = null) => Complete("-", threads, device);

    private List<string> Complete(string numbers, int? threads, string? device)
    {
        List<string> words = [.. Program, "--numbers", numbers];
        if (threads is { } count)
        {
            words.AddRange(["--threads", count.ToString(CultureInfo.InvariantCulture)]);
        }
        if (device is not null)
        {
            words.AddRange(["--device", device]);
        }
        return words;
    }
}
