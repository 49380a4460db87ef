namespace NebulaBench.Conformance.Points;

/// <summary>What was found at a point.</summary>
/// <param name="Point">The point's name.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Cause">Why it failed or was left out, one line; null where it passed.</param>
/// <param name="Remedy">What the component must do to pass; null where it did not fail.</param>
public sealed record Finding(string Point, Outcome Outcome, string? Cause = null, string? Remedy = null)
{
    /// <summary>The failure underneath, where the component threw.</summary>
    public Exception? Failure { get; init; }
}
