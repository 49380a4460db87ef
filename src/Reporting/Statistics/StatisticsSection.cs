using NebulaBench.Metrics.Comparison;
using NebulaBench.Reporting.Blocks;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Statistics;

/// <summary>What a report says across datasets, and of scores against costs.</summary>
internal static class StatisticsSection
{
    /// <summary>The sections.</summary>
    /// <param name="statistics">What they say.</param>
    /// <param name="figures">The figures that were drawn.</param>
    public static IEnumerable<ReportBlock> For(ReportStatistics statistics, StatisticsFigureFiles figures) =>
    [
        new ReportBlock.Heading(2, "Across datasets"),
        .. Axis(statistics.ObjectiveAxis, statistics.Objectives, figures.Objectives),
        .. statistics.ArchitectureAxis.Treatments.Count > 1 ? Axis(statistics.ArchitectureAxis, statistics.Architectures, figures.Architectures) : [],
        .. statistics.Fronts.Count > 0 ? Fronts(statistics.Fronts, figures.Fronts) : [],
    ];

    private static IEnumerable<ReportBlock> Axis(
        ComparisonAxis axis, IReadOnlyList<RankComparison> comparisons, IReadOnlyList<(string Title, string File)> figures)
    {
        yield return new ReportBlock.Heading(3, $"{axis.Title}s");
        if (TooFew(axis, comparisons) is { } reason)
        {
            yield return new ReportBlock.Paragraph(reason);
            yield break;
        }

        RankComparison[] ranked = [.. comparisons.Where(comparison => comparison.Table.Blocks.Count >= FriedmanTest.FewestBlocks)];
        yield return new ReportBlock.Paragraph(
            $"Mean rank over blocks, 1 is the best; means over seeds are ranked within each block. Blocks: {string.Join("; ", axis.Blocks)}.");
        yield return new ReportBlock.Tabular(RankTables.Ranks(axis, ranked));
        yield return new ReportBlock.Items([.. comparisons.Select(comparison => RankSentences.For(axis, comparison))]);
        foreach (string sentence in RankSentences.Common(axis, ranked))
            yield return new ReportBlock.Paragraph(sentence);
        if (ranked.Any(comparison => comparison.Pairs.Count > 0))
        {
            yield return new ReportBlock.Paragraph(
                "Pairs: blocks won–drawn–lost by the first, and p of Wilcoxon's signed ranks after Holm's correction over the pairs of a column.");
            yield return new ReportBlock.Tabular(RankTables.Pairs(axis, ranked));
        }

        foreach ((string title, string file) in figures)
            yield return new ReportBlock.Figure(title, file);
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

    private static IEnumerable<ReportBlock> Fronts(IReadOnlyList<CostFront> fronts, IReadOnlyList<(string Title, string File)> figures) =>
    [
        new ReportBlock.Heading(2, "Score against cost"),
        new ReportBlock.Paragraph("On the front: no other row of the dataset is at least as good in both and better in one."),
        new ReportBlock.Items([.. fronts.Select(Sentence)]),
        .. figures.Select(figure => new ReportBlock.Figure(figure.Title, figure.File)),
    ];

    private static string Sentence(CostFront front)
    {
        string without = front.Without.Count > 0 ? $" Without one of both: {string.Join("; ", front.Without)}." : "";
        IEnumerable<string> best = front.Points.Where(point => point.OnFront).OrderBy(point => point.Cost).Select(Title);
        return $"{front.Name}, {front.Heading} against {front.Cost.Heading}: {string.Join("; ", best)}.{without}";
    }

    private static string Title(CostPoint point) => point.Baseline ? $"{point.Name} (baseline)" : point.Name;
}
