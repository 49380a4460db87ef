using System.Globalization;
using NebulaBench.Metrics.Comparison;
using NebulaBench.Reporting.Blocks;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Tables;

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
            $"Mean rank over blocks, 1 is the best; means over seeds are ranked within each block. Blocks: {string.Join("; ", axis.Blocks)}.{Baselines(axis)}");
        if (ranked.Any(comparison => comparison.Ranked.Count > 1))
            yield return new ReportBlock.Tabular(RankTables.Ranks(axis, ranked));
        yield return new ReportBlock.Items([.. comparisons.Select(comparison => RankSentences.For(axis, comparison))]);
        foreach (string sentence in RankSentences.Common(axis, ranked))
            yield return new ReportBlock.Paragraph(sentence);
        if (ranked.Any(comparison => comparison.Pairs.Count > 0))
        {
            yield return new ReportBlock.Paragraph(ranked.Any(comparison => comparison.PairsCanDiffer)
                ? "Pairs: blocks won–drawn–lost by the first, and p of Wilcoxon's signed ranks after Holm's correction over the pairs of a column, where any could reach 5 %."
                : "Pairs: blocks won–drawn–lost by the first. Over so few blocks no p of Wilcoxon's signed ranks can reach 5 % after Holm's correction, so none is given.");
            yield return new ReportBlock.Tabular(RankTables.Pairs(axis, ranked));
        }

        foreach ((string title, string file) in figures)
            yield return new ReportBlock.Figure(title, file);
    }

    private static string Baselines(ComparisonAxis axis) => axis.Treatments.Any(treatment => treatment.Baseline)
        ? " Baselines are compared in pairs only: they are left out of the ranks and of the tests of all (Friedman, Nemenyi)."
        : "";

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

        if (axis.OneDataset)
        {
            return $"Nothing is established across datasets: all blocks ({string.Join("; ", axis.Blocks)}) are of one dataset and not independent. "
                + "The marks of the tables compare rows within each.";
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

/// <summary>The figures of a report's statistics: their titles, and their files relative to the report.</summary>
/// <param name="Objectives">Of objectives across datasets.</param>
/// <param name="Architectures">Of architectures across datasets.</param>
/// <param name="Fronts">Of scores against costs.</param>
public sealed record StatisticsFigureFiles(
    IReadOnlyList<(string Title, string File)> Objectives,
    IReadOnlyList<(string Title, string File)> Architectures,
    IReadOnlyList<(string Title, string File)> Fronts)
{
    /// <summary>No figures.</summary>
    public static StatisticsFigureFiles None { get; } = new([], [], []);
}

/// <summary>The tables of a comparison over blocks: a row per treatment or pair, a column per metric.</summary>
internal static class RankTables
{
    private const string Dash = "–";

    /// <summary>Mean ranks.</summary>
    public static ReportTable Ranks(ComparisonAxis axis, IReadOnlyList<RankComparison> metrics) => new()
    {
        Columns = [new(axis.Title, Number: false), .. metrics.Select(metric => new ReportColumn(metric.Heading, Number: true))],
        Rows =
        [
            .. axis.Treatments
                .Where(treatment => metrics.Any(metric => metric.Ranked.Contains(treatment)))
                .Select(treatment => (IReadOnlyList<string>)[treatment.Title, .. metrics.Select(metric => Rank(metric, treatment))]),
        ],
    };

    /// <summary>Wins, draws and losses of every pair, with the p-value after correction.</summary>
    public static ReportTable Pairs(ComparisonAxis axis, IReadOnlyList<RankComparison> metrics)
    {
        var pairs = metrics.SelectMany(metric => metric.Pairs).Select(pair => (pair.First, pair.Second)).Distinct().ToArray();
        return new ReportTable
        {
            Columns = [new($"{axis.Title}s", Number: false), .. metrics.Select(metric => new ReportColumn(metric.Heading, Number: true))],
            Rows =
            [
                .. pairs.Select(pair => (IReadOnlyList<string>)
                [
                    $"{pair.First.Name} against {pair.Second.Name}",
                    .. metrics.Select(metric => Pair(metric.Pairs.FirstOrDefault(found => (found.First, found.Second) == pair), metric.PairsCanDiffer)),
                ]),
            ],
        };
    }

    private static string Rank(RankComparison metric, Treatment treatment)
    {
        int place = metric.Ranked.ToList().IndexOf(treatment);
        return place < 0 || metric.Friedman.Ranks.Count == 0 ? Dash : PValueText.Number(metric.Friedman.Ranks[place]);
    }

    private static string Pair(PairComparison? pair, bool tested)
    {
        if (pair is null)
            return Dash;
        string counts = $"{NumberText.Whole(pair.Wins)}–{NumberText.Whole(pair.Draws)}–{NumberText.Whole(pair.Losses)}";
        if (!tested)
            return counts;
        return pair.AdjustedPValue is double value ? $"{counts}, p {PValueText.For(value)}" : $"{counts}, equal";
    }
}

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
        return $"{comparison.Heading}: {found} ({statistics}; {NumberText.Whole(table.Blocks.Count)} blocks, {NumberText.Whole(comparison.Ranked.Count)} {plural}). "
            + $"{Difference(comparison, p)}{LeftOut(table)}";
    }

    /// <summary>What holds for all metrics of a comparison.</summary>
    public static IEnumerable<string> Common(ComparisonAxis axis, IReadOnlyList<RankComparison> comparisons)
    {
        int[] blocks = [.. comparisons.Where(comparison => comparison.PValue is not null).Select(comparison => comparison.Table.Blocks.Count)];
        if (blocks.Length > 0 && blocks.Min() < FewBlocks)
            yield return $"Fewer than {NumberText.Whole(FewBlocks)} blocks: these tests have little power, and what they do not find may be there all the same.";

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

/// <summary>Numbers of tests as reports write them.</summary>
internal static class PValueText
{
    /// <summary>A p-value with its sign, such as <c>= 0.031</c> or <c>&lt; 0.001</c>.</summary>
    public static string For(double value) => value < 0.001 ? "< 0.001" : $"= {Plain(value)}";

    /// <summary>A p-value, three decimals.</summary>
    public static string Plain(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>A rank, a difference of ranks or a statistic, two decimals.</summary>
    public static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
