namespace NebulaBench.Host.Execution;

/// <summary>The time between two looks at what another process does.</summary>
internal static class Waiting
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(300);

    /// <summary>Waits a moment; throws when the work is canceled.</summary>
    public static void ForOthers(CancellationToken cancellation)
    {
        cancellation.WaitHandle.WaitOne(BetweenLooks);
        cancellation.ThrowIfCancellationRequested();
    }
}
