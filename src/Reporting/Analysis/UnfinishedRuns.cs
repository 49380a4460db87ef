using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Runs.Files;

namespace NebulaBench.Reporting.Analysis;

/// <summary>Finds runs that diverged, failed, were interrupted or cannot be read: the means of their rows are of the others.</summary>
internal sealed class UnfinishedRuns : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Summary summary, ReportStatistics statistics)
    {
        SummaryRow[] rows = [.. summary.Rows.Where(row => row.Unfinished.Any())];
        if (rows.Length > 0)
        {
            yield return new Finding(
                "Runs without scores",
                "the means of these are of fewer runs than were asked for; seeds that fail are seldom the best ones, so such means flatter.",
                [.. rows.Select(row => $"{LabelColumn.NameOf(summary, row)} ({string.Join(", ", row.Unfinished.Select(Run))})")],
                rows);
        }
    }

    private static string Run(RunResult run)
    {
        string epochs = run.Record is { Status: not RunStatus.Finished, Epochs: > 0 } ? $" after epoch {NumberText.Whole(run.Record.Epochs)}" : "";
        return $"seed {NumberText.Whole(run.Record.Spec.Seed)} {run.Status}{epochs}";
    }
}
