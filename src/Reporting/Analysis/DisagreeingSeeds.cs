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
        ILookup<SummaryRow, MetricColumn> found =
            (from metric in PrimaryMetrics.In(summary)
             from compared in PrimaryMetrics.Comparisons(summary)
             from row in In([.. compared], metric.Key)
             select (row, metric)).ToLookup(each => each.row, each => each.metric);
        if (found.Count > 0)
        {
            yield return new Finding(
                "Seeds disagree",
                "the seeds of these lie further apart than the means of all objectives they are compared with.",
                [.. found.Select(metrics => $"{LabelColumn.NameOf(summary, metrics.Key)} ({string.Join("; ", metrics.Select(metric => Text(metrics.Key, metric)))})")],
                [.. found.Select(metrics => metrics.Key)]);
        }
    }

    private static IEnumerable<SummaryRow> In(SummaryRow[] compared, string key)
    {
        double[] means = [.. compared.Select(row => row.Metrics[key].Interval?.Mean).OfType<double>()];
        return means.Length < 2
            ? []
            : compared.Where(row => row.Metrics[key].Values is { Count: > 1 } values && values.Max() - values.Min() > means.Max() - means.Min());
    }

    private static string Text(SummaryRow row, MetricColumn metric) =>
        $"{PrimaryMetrics.Name(metric)} {string.Join(", ", row.Metrics[metric.Key].Values.Select(value => NumberText.Mean(value, null)))}";
}
