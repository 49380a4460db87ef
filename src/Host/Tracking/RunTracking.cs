using NebulaBench.Host.Options;
using NebulaBench.Host.Tracking.TensorBoard;

namespace NebulaBench.Host.Tracking;

/// <summary>Chooses what follows a run, by its experiment's options.</summary>
/// <param name="clock">What tells the time of events.</param>
public sealed class RunTracking(TimeProvider clock)
{
    /// <summary>What follows a run; nothing where nothing was asked for.</summary>
    public IRunTracker Begin(TrackingOptions options, TrackedRun run)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Tensorboard ? new TensorBoardTracker(options, run, clock) : new NoTracker();
    }
}
