using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Analysis;

/// <summary>
/// Finds combinations whose seeds differ more among themselves than the means of everything compared with them do: chance weighs more there
/// than the choice that the comparison is about.
/// </summary>
internal sealed class DisagreeingSeeds : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Summary summary, ReportStatistics statistics)
    {
        foreach (MetricColumn metric in PrimaryMetrics.In(summary))
        {
            SummaryRow[] rows = [.. PrimaryMetrics.Comparisons(summary).SelectMany(group => In([.. group], metric.Key))];
            if (rows.Length > 0)
            {
                yield return new Finding(
                    "Seeds disagree",
                    $"in {PrimaryMetrics.Name(metric)} the seeds of these lie further apart than the means of all objectives they are compared with.",
                    [.. rows.Select(row => $"{LabelColumn.NameOf(summary, row)} ({string.Join(", ", row.Metrics[metric.Key].Values.Select(Text))})")],
                    rows);
            }
        }
    }

    private static IEnumerable<SummaryRow> In(SummaryRow[] compared, string key)
    {
        double[] means = [.. compared.Select(row => row.Metrics[key].Interval?.Mean).OfType<double>()];
        return means.Length < 2
            ? []
            : compared.Where(row => row.Metrics[key].Values is { Count: > 1 } values && values.Max() - values.Min() > means.Max() - means.Min());
    }

    private static string Text(double value) => NumberText.Mean(value, null);
}
