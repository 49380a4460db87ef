using NebulaBench.Metrics;
using NebulaBench.Metrics.Comparison;

namespace NebulaBench.Reporting.Statistics;

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
