using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Analysis;

/// <summary>Finds combinations some of whose anchors, codes or components attract no sample.</summary>
internal sealed class DeadPrototypes : IAnalyzer
{
    private const string Dead = "clusters/assigned/dead_clusters";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Summary summary, ReportStatistics statistics)
    {
        SummaryRow[] rows = [.. summary.Rows.Where(row => row.Metrics.GetValueOrDefault(Dead)?.Interval is { Mean: > 0 })];
        if (rows.Length > 0)
        {
            yield return new Finding(
                "Dead anchors",
                "anchors, codes or components of these are nearest to no sample; their number is not the number of clusters found.",
                [.. rows.Select(row => $"{LabelColumn.NameOf(summary, row)} ({string.Join(", ", row.Metrics[Dead].Values.Select(value => NumberText.Whole((long)value)))})")],
                rows);
        }
    }
}
