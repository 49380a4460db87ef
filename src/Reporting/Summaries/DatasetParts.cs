namespace NebulaBench.Reporting.Summaries;

/// <summary>Divides a summary by dataset.</summary>
internal static class DatasetParts
{
    /// <summary>A summary for each dataset, in the order of the rows, with the metrics that are measured there.</summary>
    public static IEnumerable<Summary> For(Summary summary) => summary.Rows
        .GroupBy(row => row.Combination.Dataset, StringComparer.Ordinal)
        .Select(rows => summary with { Rows = [.. rows], Metrics = [.. summary.Metrics.Where(metric => rows.Any(row => Has(row, metric)))] });

    private static bool Has(SummaryRow row, MetricColumn metric) => row.Runs.Any(run => run.Scores[metric.Key] is not null);
}
