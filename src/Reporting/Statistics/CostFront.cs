using NebulaBench.Metrics.Comparison;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Statistics;

/// <summary>Everything that was run on one dataset, by a score and a cost: which are as good as any at their cost.</summary>
public sealed record CostFront
{
    /// <summary>The dataset.</summary>
    public required string Name { get; init; }

    /// <summary>What the report calls the score.</summary>
    public required string Heading { get; init; }

    /// <summary>The score.</summary>
    public required MetricColumn Score { get; init; }

    /// <summary>The cost.</summary>
    public required MetricColumn Cost { get; init; }

    /// <summary>The points, in the order of the summary.</summary>
    public required IReadOnlyList<CostPoint> Points { get; init; }

    /// <summary>What has a score or a cost but not both.</summary>
    public required IReadOnlyList<string> Without { get; init; }

    /// <summary>The fronts of every dataset: for each cost the first of the scores that two of its rows have.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="scores">The scores in the order of choice, each with its heading.</param>
    /// <param name="costs">The costs.</param>
    public static IReadOnlyList<CostFront> All(
        Summary summary, IReadOnlyList<(string Heading, MetricColumn Metric)> scores, IReadOnlyList<MetricColumn> costs)
    {
        var datasets = summary.Rows
            .GroupBy(row => row.Combination with { Architecture = "", Objective = "", Variation = "" })
            .ToArray();
        IReadOnlyList<string> names = GroupNames.For([.. datasets.Select(rows => rows.Key)]);
        List<CostFront> fronts = [];
        foreach ((SummaryRow[] rows, string name) in datasets.Zip(names, (rows, name) => (rows.ToArray(), name)))
        {
            (string heading, MetricColumn? score) = scores.FirstOrDefault(score => rows.Count(row => Has(row, score.Metric)) >= 2);
            if (score is not null)
                fronts.AddRange(costs.Select(cost => From(name, rows, heading, score, cost)).Where(front => front.Points.Count >= 2));
        }

        return fronts;
    }

    private static CostFront From(string name, SummaryRow[] rows, string heading, MetricColumn score, MetricColumn cost)
    {
        ILookup<bool, SummaryRow> complete = rows
            .Where(row => Has(row, score) || Has(row, cost))
            .ToLookup(row => Has(row, score) && Has(row, cost));
        SummaryRow[] shown = [.. complete[true]];
        double[][] values = [.. shown.Select(row => new[] { Mean(row, score), Mean(row, cost) })];
        IReadOnlyList<int> front = ParetoFront.For(values, [score.Direction, cost.Direction]);
        bool architectures = rows.Where(row => !BaselineRows.IsRaw(row)).Select(row => row.Combination.Architecture).Distinct().Count() > 1;
        return new CostFront
        {
            Name = name,
            Heading = heading,
            Score = score,
            Cost = cost,
            Points =
            [
                .. shown.Select((row, index) => new CostPoint(
                    Name(row), values[index][0], values[index][1], BaselineRows.Has(row), front.Contains(index))),
            ],
            Without = [.. complete[false].Select(Name)],
        };

        string Name(SummaryRow row) => architectures && !BaselineRows.IsRaw(row)
            ? $"{row.Combination.Architecture} · {BaselineRows.Objective(row)}"
            : BaselineRows.Objective(row);
    }

    private static bool Has(SummaryRow row, MetricColumn metric) => row.Metrics[metric.Key].Interval is not null;

    private static double Mean(SummaryRow row, MetricColumn metric) => row.Metrics[metric.Key].Interval!.Value.Mean;
}

/// <summary>A row by score and cost.</summary>
/// <param name="Name">What it is called within its dataset.</param>
/// <param name="Score">Its mean score.</param>
/// <param name="Cost">Its mean cost.</param>
/// <param name="Baseline">Whether it is a baseline.</param>
/// <param name="OnFront">Whether no other row is at least as good in both and better in one.</param>
public sealed record CostPoint(string Name, double Score, double Cost, bool Baseline, bool OnFront);
