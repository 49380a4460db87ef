namespace NebulaBench.Host.Tests.Tracking.TensorBoard;

/// <summary>A clock that stands still.</summary>
internal sealed class FixedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, 500, TimeSpan.Zero);
}
