using System.Runtime.InteropServices;

namespace NebulaBench.Host.Launching.Work;

/// <summary>
/// Has the signals by which clusters and systems end a process ask a worker to stop as Ctrl-C does: the run saves its state first. The
/// second one ends it at once.
/// </summary>
public sealed class StopSignals : IDisposable
{
    // Of Linux on every processor that libtorch is built for; the runtime has no name for it.
    private const PosixSignal User1 = (PosixSignal)10;

    private readonly CancellationTokenSource source;
    private readonly List<PosixSignalRegistration> registrations = [];

    /// <summary>Listens until disposed.</summary>
    /// <param name="cancellation">What asks to stop already.</param>
    public StopSignals(CancellationToken cancellation)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        PosixSignal[] signals = OperatingSystem.IsLinux() ? [PosixSignal.SIGTERM, User1] : [PosixSignal.SIGTERM];
        registrations.AddRange(signals.Select(signal => PosixSignalRegistration.Create(signal, Hear)));
    }

    /// <summary>Is canceled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Asks to stop for another reason.</summary>
    public void Stop() => source.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        source.Dispose();
    }

    private void Hear(PosixSignalContext context)
    {
        context.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
