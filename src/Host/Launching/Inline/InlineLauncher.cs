using NebulaBench.Host.Launching.Local;
using NebulaBench.Launching;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Host.Launching.Inline;

/// <summary>
/// Carries runs out one after the other, in a worker process that has all of the machine. A run that brings its worker down costs only itself: the
/// next one gets a new worker.
/// </summary>
public sealed class InlineLauncher : ILauncher
{
    /// <inheritdoc/>
    public LaunchResult Launch(LaunchRequest request, ILaunchEvents events, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(events);
        if (request.DryRun)
        {
            return new LaunchResult(false, $"{NumberText.Whole(request.Open.Count())} runs would be carried out one after another in a worker process.");
        }
        new WorkerPool(request, LocalShare.Whole(request), needed: 0, events).Work(cancellation);
        return new LaunchResult(Completed: true);
    }
}
