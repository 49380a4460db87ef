using NebulaBench.Launching;

namespace NebulaBench.Host.Launching.Work;

/// <summary>Writes a worker's events, one a line, each at once.</summary>
/// <param name="output">Where to: see <see cref="EventChannel"/>.</param>
public sealed class WorkerOutput(TextWriter output) : ILaunchEvents
{
    private readonly Lock gate = new();

    /// <inheritdoc/>
    public void Report(LaunchEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        lock (gate)
        {
            try
            {
                output.WriteLine(happened.ToLine());
                output.Flush();
            }
            catch (IOException)
            {
                // Nobody listens any more; the end of the input stops the work, once what can be kept is kept.
            }
        }
    }
}
