using NebulaBench.Datasets;

namespace NebulaBench.Host.Data;

/// <summary>Passes on what datasets say of their progress to whatever shows it at the time; to nobody where nothing does.</summary>
public sealed class ProgressRelay : IProgressReporter
{
    private volatile IProgressReporter? receiver;

    /// <summary>Has a receiver shown everything until the returned handle is disposed.</summary>
    public IDisposable ShowOn(IProgressReporter next)
    {
        receiver = next;
        return new Ending(this);
    }

    /// <inheritdoc/>
    public void Report(string work, long done, long all) => receiver?.Report(work, done, all);

    private sealed class Ending(ProgressRelay relay) : IDisposable
    {
        public void Dispose() => relay.receiver = null;
    }
}
