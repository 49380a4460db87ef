namespace NebulaBench.Reporting.Summaries;

/// <summary>A combination over its seeds.</summary>
public sealed record SummaryRow
{
    /// <summary>Which combination.</summary>
    public required Combination Combination { get; init; }

    /// <summary>Its runs by seed, those without scores among them.</summary>
    public required IReadOnlyList<RunResult> Runs { get; init; }

    /// <summary>Its metrics by key, in the summary's order; without a value where no run finished.</summary>
    public required IReadOnlyDictionary<string, MetricSummary> Metrics { get; init; }

    /// <summary>The runs that have scores.</summary>
    public IEnumerable<RunResult> Finished => Runs.Where(run => run.Finished);

    /// <summary>The runs that have none.</summary>
    public IEnumerable<RunResult> Unfinished => Runs.Where(run => !run.Finished);
}
