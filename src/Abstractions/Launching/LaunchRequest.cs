namespace NebulaBench.Launching;

/// <summary>What a launcher is asked for. It may be written down as JSON.</summary>
public sealed record LaunchRequest
{
    /// <summary>The experiment's name.</summary>
    public required string Experiment { get; init; }

    /// <summary>All runs of the experiment, in the order of the plan.</summary>
    public required IReadOnlyList<LaunchedRun> Runs { get; init; }

    /// <summary>Carries out runs in another process.</summary>
    public required WorkCommand Work { get; init; }

    /// <summary>Writes the report of the runs there are.</summary>
    public required IReadOnlyList<string> Report { get; init; }

    /// <summary>A folder for the launcher's own files, a full path; it need not exist.</summary>
    public required string Folder { get; init; }

    /// <summary>The threads that the user wants for each run; null where that is left to the launcher.</summary>
    public int? Threads { get; init; }

    /// <summary>Whether to say only what would be done.</summary>
    public bool DryRun { get; init; }

    /// <summary>The runs to carry out: those that are neither finished nor underway.</summary>
    public IEnumerable<LaunchedRun> Open => Runs.Where(run => run is { Finished: false, Underway: false });
}
