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

    /// <summary>The table's treatments that are no baselines: the tests of all are about these.</summary>
    public required IReadOnlyList<Treatment> Ranked { get; init; }

    /// <summary>Friedman's test and the mean ranks of <see cref="Ranked"/>.</summary>
    public required FriedmanTest Friedman { get; init; }

    /// <summary>The difference of mean ranks from which on two of <see cref="Ranked"/> differ.</summary>
    public required Score CriticalDifference { get; init; }

    /// <summary>Groups of <see cref="Ranked"/>, by place, within which none differ.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Groups { get; init; }

    /// <summary>All pairs of treatments, baselines among them.</summary>
    public required IReadOnlyList<PairComparison> Pairs { get; init; }

    /// <summary>Whether any pair could differ, as few blocks and as many pairs as there are: if not, its p-values say nothing.</summary>
    public bool PairsCanDiffer => Pairs.Count * WilcoxonTest.LeastPValue(Table.Blocks.Count) < ColumnMarks.Level;

    /// <summary>The p-value of Iman and Davenport, or of Friedman where that one has none.</summary>
    public double? PValue => Friedman.ImanDavenport.PValue ?? Friedman.ChiSquared.PValue;

    /// <summary>Compares.</summary>
    public static RankComparison From(ComparisonAxis axis, string heading, MetricColumn metric)
    {
        var table = BlockTable.From(axis, metric);

        // A baseline is far from all others as a rule: with it, a test of all would find that, and nothing about the methods.
        int[] ranked = [.. Enumerable.Range(0, table.Treatments.Count).Where(treatment => !table.Treatments[treatment].Baseline)];
        var friedman = FriedmanTest.From([.. table.Values.Select(block => (IReadOnlyList<double>)[.. ranked.Select(treatment => block[treatment])])], metric.Direction);
        Score difference = friedman.ChiSquared.PValue is null
            ? Score.Undefined(friedman.ChiSquared.Reason!)
            : NemenyiTest.CriticalDifference(ranked.Length, table.Blocks.Count, ColumnMarks.Level);
        return new RankComparison
        {
            Heading = heading,
            Metric = metric,
            Table = table,
            Ranked = [.. ranked.Select(treatment => table.Treatments[treatment])],
            Friedman = friedman,
            CriticalDifference = difference,
            Groups = difference.Value is double value ? NemenyiTest.Groups(friedman.Ranks, value) : [],
            Pairs = PairComparison.All(table, metric.Direction),
        };
    }
}

/// <summary>Two treatments over all blocks.</summary>
/// <param name="First">One of them.</param>
/// <param name="Second">The other.</param>
/// <param name="Wins">In how many blocks the first is better.</param>
/// <param name="Losses">In how many the second is.</param>
/// <param name="Draws">In how many both are equal.</param>
/// <param name="Test">Wilcoxon's test of the differences.</param>
/// <param name="AdjustedPValue">Its p-value after Holm's correction over all pairs of the metric; null where it has none.</param>
public sealed record PairComparison(
    Treatment First, Treatment Second, int Wins, int Losses, int Draws, TestOutcome Test, double? AdjustedPValue)
{
    /// <summary>All pairs of a table's treatments.</summary>
    public static IReadOnlyList<PairComparison> All(BlockTable table, Direction direction)
    {
        double sign = direction == Direction.HigherIsBetter ? 1 : -1;
        List<PairComparison> pairs = [];
        if (table.Blocks.Count < FriedmanTest.FewestBlocks)
            return pairs;
        for (int first = 0; first < table.Treatments.Count; first++)
        {
            for (int second = first + 1; second < table.Treatments.Count; second++)
            {
                double[] differences = [.. table.Values.Select(block => sign * (block[first] - block[second]))];
                pairs.Add(new PairComparison(
                    table.Treatments[first],
                    table.Treatments[second],
                    differences.Count(difference => difference > 0),
                    differences.Count(difference => difference < 0),
                    differences.Count(difference => difference == 0),
                    WilcoxonTest.OfDifferences(differences),
                    null));
            }
        }

        double?[] adjusted = HolmCorrection.Adjust([.. pairs.Select(pair => pair.Test.PValue)]);
        return [.. pairs.Zip(adjusted, (pair, value) => pair with { AdjustedPValue = value })];
    }
}
