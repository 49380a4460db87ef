using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting.Analysis;

/// <summary>Finds comparisons whose best row is not established to be better than others.</summary>
internal sealed class Ties : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Summary summary, ReportStatistics statistics)
    {
        ColumnMarks[] columns =
        [
            .. from metric in PrimaryMetrics.In(summary)
               from column in statistics.Columns
               where column.Metric.Key == metric.Key && column.Marks.Values.Contains(CellMark.Tied)
               select column,
        ];
        if (columns.Length > 0)
        {
            yield return new Finding(
                "Ties",
                "no difference to the best is established for these; more seeds may tell them apart.",
                [
                    .. columns
                        .GroupBy(column => $"{column.Group.Name}: {With(column, CellMark.Best)} is best, not shown to differ: {With(column, CellMark.Tied)}")
                        .Select(same => $"{same.Key} ({string.Join(", ", same.Select(column => PrimaryMetrics.Name(column.Metric)))})"),
                ],
                [.. columns.SelectMany(column => column.Group.Rows.Where(row => column.Marks.ContainsKey(row.Combination))).Distinct()]);
        }
    }

    private static string With(ColumnMarks column, CellMark mark) => string.Join(
        ", ", column.Group.Rows.Where(row => column.Marks.GetValueOrDefault(row.Combination, CellMark.Untested) == mark).Select(BaselineRows.Objective));
}
