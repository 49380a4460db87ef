namespace NebulaBench.Reporting.Summaries;

/// <summary>Chooses among runs that repeat each other.</summary>
internal static class RunSelection
{
    /// <summary>
    /// One run per combination and seed: a finished one before others, then the latest. Counting the same seed twice would make an
    /// interval narrower than it is.
    /// </summary>
    public static IEnumerable<RunResult> LatestPerSeed(IEnumerable<RunResult> runs) => runs
        .GroupBy(run => (Combinations.Identity(run), run.Record.Spec.Seed))
        .Select(same => same.OrderByDescending(run => run.Finished).ThenByDescending(run => run.Record.Started).First());
}
