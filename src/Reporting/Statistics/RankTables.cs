using NebulaBench.Reporting.Tables;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Statistics;

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
                .Where(treatment => metrics.Any(metric => metric.Table.Treatments.Contains(treatment)))
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
                    .. metrics.Select(metric => Pair(metric.Pairs.FirstOrDefault(found => (found.First, found.Second) == pair))),
                ]),
            ],
        };
    }

    private static string Rank(RankComparison metric, Treatment treatment)
    {
        int place = metric.Table.Treatments.ToList().IndexOf(treatment);
        return place < 0 || metric.Friedman.Ranks.Count == 0 ? Dash : PValueText.Number(metric.Friedman.Ranks[place]);
    }

    private static string Pair(PairComparison? pair)
    {
        if (pair is null)
            return Dash;
        string counts = $"{NumberText.Whole(pair.Wins)}–{NumberText.Whole(pair.Draws)}–{NumberText.Whole(pair.Losses)}";
        return pair.AdjustedPValue is double value ? $"{counts}, p {PValueText.For(value)}" : $"{counts}, equal";
    }
}
