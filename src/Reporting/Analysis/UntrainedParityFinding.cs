using NebulaBench.Comparisons;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Comparison;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Analysis;

/// <summary>
/// Finds scores that an untrained encoder of the same architecture reaches too: what the training is credited with, the architecture alone does.
/// A combination counts as better only if its interval and that of the untrained encoder do not meet; with too few seeds it is not judged.
/// </summary>
internal sealed class UntrainedParityFinding : IAnalyzer
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Summary summary, ReportStatistics statistics)
    {
        ILookup<SummaryRow, string> found =
            (from metric in PrimaryMetrics.In(summary)
             from compared in PrimaryMetrics.Comparisons(summary)
             let floor = compared.FirstOrDefault(IsUntrained)
             where floor is not null
             from row in compared
             where row != floor && !Better(row.Metrics[metric.Key], floor.Metrics[metric.Key], metric.Direction)
             select (row, Evidence: $"{PrimaryMetrics.Name(metric)} {Text(row, metric)}, untrained {Text(floor, metric)}"))
            .ToLookup(each => each.row, each => each.Evidence);
        if (found.Count > 0)
        {
            yield return new Finding(
                "An untrained encoder reaches it",
                "by the scores named, these are not established to be better than the same encoder without training.",
                [.. found.Select(scores => $"{LabelColumn.NameOf(summary, scores.Key)} ({string.Join("; ", scores)})")],
                [.. found.Select(scores => scores.Key)]);
        }
    }

    private static bool IsUntrained(SummaryRow row) => row.Runs.Any(run => run.Record.Spec.Objective.Baseline == Baseline.Untrained);

    private static bool Better(MetricSummary row, MetricSummary floor, Direction direction)
    {
        if (row.Interval is not { } own || floor.Interval is not { } other || Math.Min(own.Count, other.Count) < ColumnMarks.FewestSeeds)
        {
            return true; // nothing to compare: the tables, or a finding, say why
        }
        double lead = direction == Direction.HigherIsBetter ? own.Mean - other.Mean : other.Mean - own.Mean;
        return lead > (Width(own, other) ?? 0);
    }

    private static double? Width(ConfidenceInterval one, ConfidenceInterval other) => one.HalfWidth + other.HalfWidth;

    private static string Text(SummaryRow row, MetricColumn metric) =>
        NumberText.Mean(row.Metrics[metric.Key].Interval!.Value.Mean, row.Metrics[metric.Key].Interval!.Value.HalfWidth);
}
