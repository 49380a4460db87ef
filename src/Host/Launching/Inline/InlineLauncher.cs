using NebulaBench.Launching;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Host.Launching.Inline;

/// <summary>
/// Carries runs out in this process, one after the other. A run that fails is recorded and the others go on. Runs that another process has are left
/// to it and looked at last, so that several processes share the work of one experiment.
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
            return new LaunchResult(false, $"{NumberText.Whole(request.Open.Count())} runs would be carried out one after another in this process.");
        }
        IInProcessWork work = request.InProcess ?? throw new NotSupportedException("This process cannot carry out runs.");
        List<int> left = [];
        foreach (LaunchedRun run in request.Open)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!work.TryCarryOut(run.Number, events, cancellation))
            {
                left.Add(run.Number);
            }
        }
        if (left.Count > 0)
        {
            events.Report(new LaunchEvent
            {
                Event = LaunchEventKind.Note,
                Text = $"waits for another process, which has {NumberText.Whole(left.Count)} of the runs",
            });
        }
        left.ForEach(number => work.CarryOut(number, events, cancellation));
        return new LaunchResult(Completed: true);
    }
}
