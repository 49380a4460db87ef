using NebulaBench.Host.Evaluation.Comparison;

namespace NebulaBench.Host.Reporting.Statistics;

/// <summary>Writes what a report says across datasets, and of scores against costs.</summary>
internal static class StatisticsSection
{
    /// <summary>The sections.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="statistics">What they say.</param>
    /// <param name="figures">The figures that were drawn.</param>
    public static void Write(TextWriter text, ReportStatistics statistics, StatisticsFigureFiles figures)
    {
        text.Write("## Across datasets\n\n");
        Axis(text, statistics.ObjectiveAxis, statistics.Objectives, figures.Objectives);
        if (statistics.ArchitectureAxis.Treatments.Count > 1)
            Axis(text, statistics.ArchitectureAxis, statistics.Architectures, figures.Architectures);
        Fronts(text, statistics.Fronts, figures.Fronts);
    }

    private static void Axis(
        TextWriter text, ComparisonAxis axis, IReadOnlyList<RankComparison> comparisons, IReadOnlyList<(string Title, string File)> figures)
    {
        text.Write($"### {axis.Title}s\n\n");
        if (TooFew(axis, comparisons) is { } reason)
        {
            text.Write($"{MarkdownTable.Escape(reason)}\n\n");
            return;
        }

        RankComparison[] ranked = [.. comparisons.Where(comparison => comparison.Table.Blocks.Count >= FriedmanTest.FewestBlocks)];
        text.Write($"Mean rank over blocks, 1 is the best; means over seeds are ranked within each block. Blocks: {MarkdownTable.Escape(string.Join("; ", axis.Blocks))}.\n\n");
        MarkdownTable.Write(text, RankTables.Ranks(axis, ranked));
        foreach (RankComparison comparison in comparisons)
            text.Write($"- {MarkdownTable.Escape(RankSentences.Of(axis, comparison))}\n");
        text.Write('\n');
        foreach (string sentence in RankSentences.Common(axis, ranked))
            text.Write($"{MarkdownTable.Escape(sentence)}\n\n");
        if (ranked.Any(comparison => comparison.Pairs.Count > 0))
        {
            text.Write("Pairs: blocks won–drawn–lost by the first, and p of Wilcoxon's signed ranks after Holm's correction over the pairs of a column.\n\n");
            MarkdownTable.Write(text, RankTables.Pairs(axis, ranked));
        }

        foreach ((string title, string file) in figures)
            text.Write($"![{MarkdownTable.Escape(title)}]({file})\n\n");
    }

    private static string? TooFew(ComparisonAxis axis, IReadOnlyList<RankComparison> comparisons)
    {
        string plural = $"{axis.Title.ToLowerInvariant()}s";
        if (axis.Treatments.Count < 2)
            return $"There is one {axis.Title.ToLowerInvariant()}: nothing is compared.";
        if (axis.Blocks.Count < FriedmanTest.FewestBlocks)
        {
            return $"Nothing is established across datasets: there is one block ({string.Join(", ", axis.Blocks)}). A test of {plural} over datasets needs "
                + $"at least {NumberText.Whole(FriedmanTest.FewestBlocks)} blocks and {NumberText.Whole(FriedmanTest.FewestTreatments)} {plural}, "
                + $"and has little power below {NumberText.Whole(RankSentences.FewBlocks)} blocks.";
        }

        return comparisons.Any(comparison => comparison.Table.Blocks.Count >= FriedmanTest.FewestBlocks)
            ? null
            : $"Nothing is established across datasets: no score has values of two {plural} in two blocks or more.";
    }

    private static void Fronts(TextWriter text, IReadOnlyList<CostFront> fronts, IReadOnlyList<(string Title, string File)> figures)
    {
        if (fronts.Count == 0)
            return;
        text.Write("## Score against cost\n\nOn the front: no other row of the dataset is at least as good in both and better in one.\n\n");
        foreach (CostFront front in fronts)
        {
            string without = front.Without.Count > 0 ? $" Without one of both: {string.Join("; ", front.Without)}." : "";
            IEnumerable<string> best = front.Points.Where(point => point.OnFront).OrderBy(point => point.Cost).Select(point => Title(point));
            text.Write($"- {MarkdownTable.Escape($"{front.Name}, {front.Heading} against {front.Cost.Heading}: {string.Join("; ", best)}.{without}")}\n");
        }

        text.Write('\n');
        foreach ((string title, string file) in figures)
            text.Write($"![{MarkdownTable.Escape(title)}]({file})\n\n");
    }

    private static string Title(CostPoint point) => point.Baseline ? $"{point.Name} (baseline)" : point.Name;
}
