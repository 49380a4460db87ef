using NebulaBench.Launching;

namespace NebulaBench.Host.Launching.Work;

/// <summary>Writes a worker's events, one a line, each at once.</summary>
/// <param name="output">The standard output.</param>
public sealed class WorkerOutput(TextWriter output) : ILaunchEvents
{
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public void Report(LaunchEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        lock (gate)
        {
            output.WriteLine(happened.ToLine());
            output.Flush();
        }
    }
}
