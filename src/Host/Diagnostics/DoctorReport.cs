namespace NebulaBench.Host.Diagnostics;

/// <summary>What <c>nebula doctor</c> found.</summary>
/// <param name="Checks">Every check, in the order of showing.</param>
public sealed record DoctorReport(IReadOnlyList<DoctorCheck> Checks)
{
    /// <summary>Whether anything can be trained.</summary>
    public bool IsUsable => Count(CheckState.Failure) == 0;

    /// <summary>How many checks came out in a certain way.</summary>
    public int Count(CheckState state) => Checks.Count(check => check.State == state);
}
