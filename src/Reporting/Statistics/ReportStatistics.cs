using NebulaBench.Metrics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting.Statistics;

/// <summary>Which differences a summary's numbers establish: computed once, for writers to choose from.</summary>
public sealed record ReportStatistics
{
    private readonly Dictionary<(Combination, string), CellMark> marks = [];

    /// <summary>The columns of every metric that rows are compared by, group by group.</summary>
    public required IReadOnlyList<ColumnMarks> Columns { get; init; }

    /// <summary>Metrics with a better direction that rows are not compared by.</summary>
    public required IReadOnlyList<MetricColumn> NotCompared { get; init; }

    /// <summary>What objectives are compared over.</summary>
    public required ComparisonAxis ObjectiveAxis { get; init; }

    /// <summary>Objectives over datasets and architectures, for each score of the first table.</summary>
    public required IReadOnlyList<RankComparison> Objectives { get; init; }

    /// <summary>What architectures are compared over.</summary>
    public required ComparisonAxis ArchitectureAxis { get; init; }

    /// <summary>Architectures over datasets and objectives, for each score of the first table; empty where there is only one.</summary>
    public required IReadOnlyList<RankComparison> Architectures { get; init; }

    /// <summary>Score against cost on each dataset.</summary>
    public required IReadOnlyList<CostFront> Fronts { get; init; }

    /// <summary>A number's mark, or null for none.</summary>
    public CellMark? Mark(Combination about, string metric) => marks.TryGetValue((about, metric), out CellMark mark) ? mark : null;

    /// <summary>Computes all of it.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="headline">The columns of the report's first table, whose scores are compared over datasets.</param>
    public static ReportStatistics From(Summary summary, IReadOnlyList<HeadlineColumn> headline)
    {
        IReadOnlyList<ComparedGroup> groups = ComparedGroup.All(summary);
        MetricColumn[] directed = [.. summary.Metrics.Where(metric => metric.Compares)];
        (string Heading, MetricColumn Metric)[] scores =
        [
            .. HeadlineColumn.Fill(headline, summary)
                .Where(column => column.Metric.Compares && RunCosts.Name(column.Metric.Key) is null),
        ];
        MetricColumn[] costs = [.. directed.Where(metric => RunCosts.Compared.Contains(metric.Key))];
        var objectives = ComparisonAxis.Objectives(summary);
        var architectures = ComparisonAxis.Architectures(summary);
        var statistics = new ReportStatistics
        {
            Columns = [.. groups.SelectMany(group => directed.Select(metric => ColumnMarks.From(group, metric)))],
            NotCompared = [.. summary.Metrics.Where(metric => metric is { Direction: not Direction.Neutral, Compares: false })],
            ObjectiveAxis = objectives,
            Objectives = Compare(objectives, scores),
            ArchitectureAxis = architectures,
            Architectures = Compare(architectures, scores),
            Fronts = CostFront.All(summary, scores, costs),
        };
        foreach (ColumnMarks column in statistics.Columns)
        {
            foreach ((Combination about, CellMark mark) in column.Marks)
                statistics.marks[(about, column.Metric.Key)] = mark;
        }

        return statistics;
    }

    // With a single treatment there is nothing to compare, whatever the metric; with a single dataset nothing to compare it over.
    private static RankComparison[] Compare(ComparisonAxis axis, (string Heading, MetricColumn Metric)[] scores) => axis.Treatments.Count < 2 || axis.OneDataset
        ? []
        :
        [
            .. scores
                .Select(score => RankComparison.From(axis, score.Heading, score.Metric))
                .Where(comparison => comparison.Table.Treatments.Count + comparison.Table.LeftOut.Count >= 2),
        ];
}
