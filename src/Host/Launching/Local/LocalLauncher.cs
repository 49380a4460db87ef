using NebulaBench.Launching;

namespace NebulaBench.Host.Launching.Local;

/// <summary>Carries runs out in worker processes on this machine.</summary>
/// <param name="options">How many, and with what.</param>
public sealed class LocalLauncher(LocalOptions options) : ILauncher
{
    /// <inheritdoc/>
    public LaunchResult Launch(LaunchRequest request, ILaunchEvents events, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(events);
        var share = LocalShare.From(options, request, Environment.ProcessorCount);
        if (request.DryRun)
        {
            IEnumerable<string> commands = share.Devices.Select(device => ShellText.For(request.Work.FromInput(share.Threads, device)));
            return new LaunchResult(false, string.Join('\n', commands));
        }
        new WorkerPool(request, share, options.FreeMemory, events).Work(cancellation);
        return new LaunchResult(true);
    }
}
