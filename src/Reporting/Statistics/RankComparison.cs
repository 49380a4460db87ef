using NebulaBench.Metrics;
using NebulaBench.Metrics.Comparison;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Statistics;

/// <summary>One metric of treatments over blocks: mean ranks, tests of all together and of each pair.</summary>
public sealed record RankComparison
{
    /// <summary>What the report calls the metric.</summary>
    public required string Heading { get; init; }

    /// <summary>The metric.</summary>
    public required MetricColumn Metric { get; init; }

    /// <summary>The values.</summary>
    public required BlockTable Table { get; init; }

    /// <summary>Friedman's test and the mean ranks.</summary>
    public required FriedmanTest Friedman { get; init; }

    /// <summary>The difference of mean ranks from which on two treatments differ.</summary>
    public required Score CriticalDifference { get; init; }

    /// <summary>Groups of treatments, by place in the table, within which none differ.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Groups { get; init; }

    /// <summary>All pairs of treatments.</summary>
    public required IReadOnlyList<PairComparison> Pairs { get; init; }

    /// <summary>The p-value of Iman and Davenport, or of Friedman where that one has none.</summary>
    public double? PValue => Friedman.ImanDavenport.PValue ?? Friedman.ChiSquared.PValue;

    /// <summary>Compares.</summary>
    public static RankComparison From(ComparisonAxis axis, string heading, MetricColumn metric)
    {
        var table = BlockTable.From(axis, metric);
        var friedman = FriedmanTest.From(table.Values, metric.Direction);
        Score difference = friedman.ChiSquared.PValue is null
            ? Score.Undefined(friedman.ChiSquared.Reason!)
            : NemenyiTest.CriticalDifference(table.Treatments.Count, table.Blocks.Count, ColumnMarks.Level);
        return new RankComparison
        {
            Heading = heading,
            Metric = metric,
            Table = table,
            Friedman = friedman,
            CriticalDifference = difference,
            Groups = difference.Value is double value ? NemenyiTest.Groups(friedman.Ranks, value) : [],
            Pairs = PairComparison.All(table, metric.Direction),
        };
    }
}
