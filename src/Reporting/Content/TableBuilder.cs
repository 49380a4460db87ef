using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting.Content;

/// <summary>Makes tables of combinations × metrics from a summary.</summary>
public static class TableBuilder
{
    private const string Dash = "–";

    /// <summary>A table with a row per combination.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="metrics">The columns' headings and the metrics below them.</param>
    /// <param name="layout">How much it says besides.</param>
    /// <param name="statistics">Which numbers are best or tied with it; null leaves them unmarked.</param>
    public static ReportTable Build(
        Summary summary,
        IReadOnlyList<(string Heading, MetricColumn Metric)> metrics,
        TableLayout layout = TableLayout.Full,
        ReportStatistics? statistics = null)
    {
        IReadOnlyList<LabelColumn> labels = LabelColumn.For(summary, onlyDiffering: layout == TableLayout.Narrow);
        HashSet<string> counts = [.. metrics.Select(column => column.Metric.Key).Where(key => IsCount(summary, key))];
        var footnotes = new FootnoteList();
        return new ReportTable
        {
            Columns =
            [
                .. labels.Select(label => new ReportColumn(label.Heading, Number: false)),
                new ReportColumn("Seeds", Number: true),
                .. metrics.Select(metric => new ReportColumn(metric.Heading, Number: true)),
            ],
            Rows =
            [
                .. summary.Rows.Select(row => (IReadOnlyList<string>)
                [
                    .. labels.Select(label => label.Text(row.Combination)),
                    Seeds(row, layout == TableLayout.Repeated ? null : footnotes),
                    .. metrics.Select(column => Cell(
                        row, row.Metrics[column.Metric.Key], counts.Contains(column.Metric.Key), footnotes)),
                ]),
            ],
            Footnotes = footnotes.Footnotes,
            Marks = statistics is null ? new Dictionary<(int, int), CellMark>() : Marks(summary, metrics, labels.Count + 1, statistics),
        };
    }

    private static Dictionary<(int Row, int Column), CellMark> Marks(
        Summary summary, IReadOnlyList<(string Heading, MetricColumn Metric)> metrics, int firstColumn, ReportStatistics statistics)
    {
        Dictionary<(int, int), CellMark> marks = [];
        foreach ((int row, SummaryRow about) in summary.Rows.Index())
        {
            foreach ((int column, (_, MetricColumn metric)) in metrics.Index())
            {
                if (statistics.Mark(about.Combination, metric.Key) is { } mark)
                    marks[(row, firstColumn + column)] = mark;
            }
        }

        return marks;
    }

    private static string Seeds(SummaryRow row, FootnoteList? footnotes)
    {
        int finished = row.Finished.Count();
        if (finished == row.Runs.Count)
            return NumberText.Whole(finished);
        IEnumerable<string> reasons = row.Unfinished
            .Select(run => $"seed {NumberText.Whole(run.Record.Spec.Seed)} {run.Status}: {run.Reason}");
        return $"{NumberText.Whole(finished)} of {NumberText.Whole(row.Runs.Count)}{footnotes?.Marks(reasons)}";
    }

    private static string Cell(SummaryRow row, MetricSummary metric, bool count, FootnoteList footnotes)
    {
        string marks = footnotes.Marks(metric.Reasons);
        return metric.Interval?.Count == row.Finished.Count() ? Text(row, metric, count) : Text(row, metric, count) + marks;
    }

    /// <summary>Whether a metric counts something: all its values are whole.</summary>
    internal static bool IsCount(Summary summary, string key) => summary.Rows.All(row => row.Metrics[key].Values.All(value => value == Math.Floor(value)));

    /// <summary>A metric of a row: the mean ± half the width of its interval, and of how many runs where not of all that finished.</summary>
    internal static string Text(SummaryRow row, MetricSummary metric, bool count)
    {
        if (metric.Interval is not { } interval)
            return Dash;
        string text = NumberText.Mean(interval.Mean, interval.HalfWidth, count);
        return interval.Count == row.Finished.Count() ? text : $"{text} (n = {NumberText.Whole(interval.Count)})";
    }
}
