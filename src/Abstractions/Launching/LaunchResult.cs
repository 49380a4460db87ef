namespace NebulaBench.Launching;

/// <summary>How a launch ended.</summary>
/// <param name="Completed">Whether the runs have ended; false where they were only handed over, or shown.</param>
/// <param name="Message">What the user is told, or null.</param>
public sealed record LaunchResult(bool Completed, string? Message = null);
