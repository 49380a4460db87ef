using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Analysis;

/// <summary>Finds plugins that runs were to be given and that could not be used: a component of the same id may have run in place of theirs.</summary>
internal sealed class SkippedPlugins : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Summary summary, ReportStatistics statistics)
    {
        SummaryRow[] rows = [.. summary.Rows.Where(row => Of(row).Any())];
        if (rows.Length > 0)
        {
            yield return new Finding(
                "Skipped plugins",
                "these could not be used when the runs were carried out; where another component has the id of one of theirs, that one ran.",
                [.. rows.SelectMany(Of).Distinct()],
                rows);
        }
    }

    private static IEnumerable<string> Of(SummaryRow row) => row.Runs.SelectMany(run => run.Record.SkippedPlugins ?? [])
        .Select(plugin => $"{plugin.Name} ({plugin.Code}: {plugin.Reason.TrimEnd('.')})");
}
