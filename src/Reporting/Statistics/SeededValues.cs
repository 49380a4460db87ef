using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Statistics;

/// <summary>A metric's values of one row, with the seeds they belong to.</summary>
/// <param name="About">The row.</param>
/// <param name="Seeds">The seeds, ascending.</param>
/// <param name="Values">The value of each.</param>
internal sealed record SeededValues(Combination About, IReadOnlyList<long> Seeds, IReadOnlyList<double> Values)
{
    /// <summary>The values' mean.</summary>
    public double Mean => Values.Average();

    /// <summary>Those of a row's finished runs that have a value.</summary>
    public static SeededValues From(SummaryRow row, string key)
    {
        RunResult[] runs = [.. row.Finished.Where(run => run.Scores[key]?.Value is not null)];
        return new SeededValues(
            row.Combination, [.. runs.Select(run => run.Record.Spec.Seed)], [.. runs.Select(run => run.Scores[key]!.Value.Value!.Value)]);
    }
}
