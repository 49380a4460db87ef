using System.Collections.Concurrent;

namespace NebulaBench.Host.Launching.Work;

/// <summary>
/// The numbers a worker reads from its standard input. Whoever hands them out closes the input to end the worker, and a system closes it
/// where that process has died: a run in hand is then stopped, since nobody waits for it.
/// </summary>
/// <param name="input">The standard input.</param>
/// <param name="closed">Is called at its end.</param>
public sealed class WorkQueue(TextReader input, Action closed)
{
    /// <summary>The option of <c>nebula work</c> by which runs that another process has are left until they are handed out again.</summary>
    public const string LeaveOption = "--leave";

    private readonly BlockingCollection<string> lines = [];

    /// <summary>The numbers as they come.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    public IEnumerable<string> Lines(CancellationToken cancellation)
    {
        new Thread(Read) { IsBackground = true, Name = "standard input" }.Start();
        return lines.GetConsumingEnumerable(cancellation);
    }

    private void Read()
    {
        while (input.ReadLine() is { } line)
        {
            lines.Add(line);
        }
        lines.CompleteAdding();
        closed();
    }
}
