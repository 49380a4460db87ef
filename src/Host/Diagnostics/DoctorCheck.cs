namespace NebulaBench.Host.Diagnostics;

/// <summary>One thing that <c>nebula doctor</c> looked at.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="State">How it came out.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Remedy">What would help, or null where no help is needed.</param>
public sealed record DoctorCheck(string Name, CheckState State, string Finding, string? Remedy = null)
{
    /// <summary>A check that found all well.</summary>
    public static DoctorCheck Ok(string name, string finding) => new(name, CheckState.Ok, finding);

    /// <summary>A check that found something odd.</summary>
    public static DoctorCheck Warn(string name, string finding, string remedy) => new(name, CheckState.Warning, finding, remedy);

    /// <summary>A check that found something broken.</summary>
    public static DoctorCheck Fail(string name, string finding, string? remedy) => new(name, CheckState.Failure, finding, remedy);
}
