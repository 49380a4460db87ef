using NebulaBench.Metrics.Comparison;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Statistics;

/// <summary>What a comparison over blocks found, in sentences.</summary>
internal static class RankSentences
{
    /// <summary>Below this many blocks the tests find little.</summary>
    public const int FewBlocks = 6;

    /// <summary>One metric's findings.</summary>
    public static string For(ComparisonAxis axis, RankComparison comparison)
    {
        string plural = $"{axis.Title.ToLowerInvariant()}s";
        BlockTable table = comparison.Table;
        if (comparison.PValue is not { } p)
            return $"{comparison.Heading}: no test: {comparison.Friedman.ChiSquared.Reason}.{LeftOut(table)}";
        string found = p < ColumnMarks.Level ? $"the {plural} differ" : $"no difference between the {plural} is established";
        string statistics = comparison.Friedman.ImanDavenport.PValue is double ratio
            ? $"Iman and Davenport's F = {PValueText.Number(comparison.Friedman.ImanDavenport.Statistic!.Value)}, p {PValueText.For(ratio)}; "
            : $"{comparison.Friedman.ImanDavenport.Reason}; ";
        statistics += $"Friedman's χ² = {PValueText.Number(comparison.Friedman.ChiSquared.Statistic!.Value)}, p {PValueText.For(comparison.Friedman.ChiSquared.PValue!.Value)}";
        return $"{comparison.Heading}: {found} ({statistics}; {NumberText.Whole(table.Blocks.Count)} blocks, {NumberText.Whole(table.Treatments.Count)} {plural}). "
            + $"{Difference(comparison, p)}{LeftOut(table)}";
    }

    /// <summary>What holds for all metrics of a comparison.</summary>
    public static IEnumerable<string> Common(ComparisonAxis axis, IReadOnlyList<RankComparison> comparisons)
    {
        int[] blocks = [.. comparisons.Where(comparison => comparison.PValue is not null).Select(comparison => comparison.Table.Blocks.Count)];
        if (blocks.Length > 0 && blocks.Min() < FewBlocks)
        {
            yield return $"Fewer than {NumberText.Whole(FewBlocks)} blocks: these tests have little power, and what they do not find may be there all the same. "
                + $"Over {NumberText.Whole(blocks.Min())} blocks the least p that a pair can have is {PValueText.Plain(WilcoxonTest.LeastPValue(blocks.Min()))}, before correction.";
        }

        if (axis.SharedData && blocks.Length > 0)
            yield return "Several blocks share a dataset and are not independent: read these p-values as too small.";
    }

    private static string Difference(RankComparison comparison, double p)
    {
        if (comparison.CriticalDifference.Value is not double value)
            return $"No critical difference: {comparison.CriticalDifference.Reason}.";
        string text = $"Critical difference of mean ranks (Nemenyi, 5 %): {PValueText.Number(value)}";
        double widest = comparison.Friedman.Ranks.Max() - comparison.Friedman.Ranks.Min();
        if (widest < value)
            return $"{text}, which no two reach.";
        return p < ColumnMarks.Level ? $"{text}." : $"{text}; as the test of all finds nothing, a pair beyond it is no finding.";
    }

    private static string LeftOut(BlockTable table)
    {
        string text = "";
        if (table.LeftOut.Count > 0)
        {
            text += $" Left out: {string.Join("; ", table.LeftOut.Select(left => $"{left.Treatment.Name} (no value in {string.Join(", ", left.Without)})"))}.";
        }

        return table.EmptyBlocks.Count == 0 || table.Blocks.Count == 0
            ? text
            : $"{text} Blocks where fewer than two have a value: {string.Join(", ", table.EmptyBlocks)}.";
    }
}
