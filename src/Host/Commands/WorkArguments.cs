namespace NebulaBench.Host.Commands;

/// <summary>What <c>nebula work</c> is given beside the experiment.</summary>
public sealed record WorkArguments
{
    /// <summary>The runs' numbers, or <c>-</c> to read them from the standard input.</summary>
    public required string Numbers { get; init; }

    /// <summary>The device in place of the experiment's, or null.</summary>
    public string? Device { get; init; }

    /// <summary>The fingerprint that the plan must have, or null for any.</summary>
    public string? Plan { get; init; }

    /// <summary>The exit code of the process that the runs were lost with: they are recorded, not carried out; null to carry them out.</summary>
    public int? Lost { get; init; }

    /// <summary>The log of that process, or null.</summary>
    public string? Log { get; init; }

    /// <summary>Whether a run that another process has is left when it is met for the first time.</summary>
    public bool Leave { get; init; }

    /// <summary>The handle of the pipe for events, or null for the standard output.</summary>
    public string? Events { get; init; }
}
