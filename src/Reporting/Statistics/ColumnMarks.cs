using NebulaBench.Metrics;
using NebulaBench.Metrics.Comparison;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting.Statistics;

/// <summary>
/// A metric's column within one group of rows: the best mean, and those not shown to differ from it. All pairs of the group are tested and
/// corrected together, because the best one was chosen by looking: tests against it alone would find differences too often.
/// </summary>
public sealed record ColumnMarks
{
    /// <summary>The level of all tests of a report.</summary>
    public const double Level = 0.05;

    /// <summary>With fewer seeds a row's spread is a guess: nothing is marked.</summary>
    public const int FewestSeeds = 3;

    /// <summary>The rows' group.</summary>
    public required ComparedGroup Group { get; init; }

    /// <summary>The metric.</summary>
    public required MetricColumn Metric { get; init; }

    /// <summary>The marks; a row of the group without one differs from the best or has no value. Empty where nothing can be tested.</summary>
    public required IReadOnlyDictionary<Combination, CellMark> Marks { get; init; }

    /// <summary>
    /// The fewest values of a row that has <see cref="FewestSeeds"/> or more; the most of any without such a row, 0 where fewer than two rows have any value.
    /// </summary>
    public required int Seeds { get; init; }

    /// <summary>Whether runs of equal seeds were paired; if not, the seeds differ and rows are samples of their own.</summary>
    public required bool Paired { get; init; }

    /// <summary>Whether the values are counts that chance has no part in.</summary>
    public required bool Exact { get; init; }

    /// <summary>Compares the rows of a group.</summary>
    /// <param name="group">The rows.</param>
    /// <param name="metric">A metric with a better direction.</param>
    public static ColumnMarks From(ComparedGroup group, MetricColumn metric)
    {
        SeededValues[] rows = [.. group.Rows.Select(row => SeededValues.From(row, metric.Key)).Where(row => row.Values.Count > 0)];
        bool exact = RunCosts.IsExact(metric.Key);

        // A row with too few values cannot be tested at all, and has no say in how the others are.
        SeededValues[] repeated = [.. rows.Where(row => row.Values.Count >= FewestSeeds)];
        bool paired = repeated.All(row => row.Seeds.SequenceEqual(repeated[0].Seeds));
        return new ColumnMarks
        {
            Group = group,
            Metric = metric,
            Marks = rows.Length < 2 ? new Dictionary<Combination, CellMark>() : Mark(rows, metric.Direction, paired, exact),
            Seeds = rows.Length < 2 ? 0 : repeated.Length > 0 ? repeated.Min(row => row.Values.Count) : rows.Max(row => row.Values.Count),
            Paired = paired,
            Exact = exact,
        };
    }

    private static Dictionary<Combination, CellMark> Mark(SeededValues[] rows, Direction direction, bool paired, bool exact)
    {
        int best = Enumerable.Range(0, rows.Length).MinBy(row => direction == Direction.HigherIsBetter ? -rows[row].Mean : rows[row].Mean);
        CellMark?[] marks = exact
            ? [.. rows.Select(row => row.Mean == rows[best].Mean ? CellMark.Tied : (CellMark?)null)]
            : Test(rows, best, paired);
        marks[best] = CellMark.Best;
        bool nothingTested = rows.Index().All(row => row.Index == best || marks[row.Index] == CellMark.Untested);
        return nothingTested ? [] : rows.Index()
            .Where(row => marks[row.Index] is not null)
            .ToDictionary(row => row.Item.About, row => marks[row.Index]!.Value);
    }

    private static CellMark?[] Test(SeededValues[] rows, int best, bool paired)
    {
        (int First, int Second)[] pairs =
            [.. Enumerable.Range(0, rows.Length).SelectMany(second => Enumerable.Range(0, second).Select(first => (first, second)))];
        double?[] adjusted = HolmCorrection.Adjust([.. pairs.Select(pair => MeanDifference.PValue(rows[pair.First].Values, rows[pair.Second].Values, paired))]);
        var marks = new CellMark?[rows.Length];
        foreach ((int index, (int first, int second)) in pairs.Index())
        {
            if (first != best && second != best)
                continue;
            marks[first == best ? second : first] = adjusted[index] switch
            {
                null => CellMark.Untested,
                < Level => null,
                _ => CellMark.Tied,
            };
        }

        return marks;
    }
}

/// <summary>A metric's values of one row, with the seeds they belong to.</summary>
/// <param name="About">The row.</param>
/// <param name="Seeds">The seeds, ascending.</param>
/// <param name="Values">The value of each.</param>
internal sealed record SeededValues(Combination About, IReadOnlyList<long> Seeds, IReadOnlyList<double> Values)
{
    /// <summary>The values' mean.</summary>
    public double Mean => Values.Average();

    /// <summary>Those of a row's finished runs that have a value.</summary>
    public static SeededValues From(SummaryRow row, string key)
    {
        RunResult[] runs = [.. row.Finished.Where(run => run.Scores[key]?.Value is not null)];
        return new SeededValues(
            row.Combination, [.. runs.Select(run => run.Record.Spec.Seed)], [.. runs.Select(run => run.Scores[key]!.Value.Value!.Value)]);
    }
}

/// <summary>Whether the means of two rows differ, as every part of a report tests it.</summary>
internal static class MeanDifference
{
    /// <summary>The probability of means as far apart if there were no difference; null where no test is defined or there are too few seeds for one.</summary>
    /// <param name="first">A row's values over its seeds.</param>
    /// <param name="second">Another's.</param>
    /// <param name="paired">Whether the seeds are the same.</param>
    public static double? PValue(IReadOnlyList<double> first, IReadOnlyList<double> second, bool paired)
    {
        if (first.Count < ColumnMarks.FewestSeeds || second.Count < ColumnMarks.FewestSeeds)
            return null;

        // No test is defined for values that are all the same; those do not differ.
        if (first.SequenceEqual(second) || first.Concat(second).Distinct().Count() == 1)
            return 1;
        return (paired ? StudentTests.Paired(first, second) : StudentTests.Welch(first, second)).PValue;
    }
}

/// <summary>Says below a table what its marks mean, on how many seeds they rest, and where there are none because of too few.</summary>
internal static class MarkLegend
{
    /// <summary>The sentences for a table of some metrics.</summary>
    public static IEnumerable<string> For(ReportStatistics statistics, IReadOnlyCollection<string> metrics)
    {
        ColumnMarks[] columns = [.. statistics.Columns.Where(column => metrics.Contains(column.Metric.Key) && column.Seeds > 0)];
        ColumnMarks[] tested = [.. columns.Where(column => column is { Exact: false, Marks.Count: > 0 })];
        if (tested.Length > 0)
        {
            yield return "Marks, within each dataset and architecture: bold is the best mean; = is not shown to differ from it, which does not say that both are "
                + $"equal; a number without a mark beside a bold one differs from it. {Tests(tested)}, Holm's correction over all pairs, level 5 %.";
            if (tested.Any(column => column.Marks.Values.Contains(CellMark.Untested)))
                yield return "? cannot be tested against the best: fewer than three seeds, or values that do not vary at all.";
        }

        MetricColumn[] unmarked = [.. statistics.NotCompared.Where(metric => metrics.Contains(metric.Key))];
        if (unmarked.Any(metric => metric.IsSuperseded))
            yield return "Transductive scores have no marks: their clusters were fitted to the samples that are scored. Those fitted to training latents have.";
        string[] own = [.. unmarked.Where(metric => metric.WithinOneSpace).Select(metric => metric.Name).Distinct()];
        if (own.Length > 0)
            yield return $"Without marks: {string.Join("; ", own)}. Each row's own latent space decides their scale.";
        if (columns.Any(column => column.Exact))
            yield return "Parameters and FLOPs are counts, compared as they are: bold is the least, = equals it.";
        string[] few = [.. columns.Where(column => column is { Exact: false, Marks.Count: 0 }).Select(column => column.Group.Name).Distinct()];
        if (few.Length > 0 && tested.Length == 0)
            yield return $"Not enough seeds: nothing is marked as better or different in {string.Join("; ", few)}; it takes at least three seeds of each row.";
        else if (few.Length > 0)
            yield return $"Not enough seeds, or no spread between them, in some columns of {string.Join("; ", few)}: these are without marks.";
    }

    private static string Tests(ColumnMarks[] tested)
    {
        ColumnMarks[] paired = [.. tested.Where(column => column.Paired)], apart = [.. tested.Where(column => !column.Paired)];
        string[] names =
        [
            .. paired.Length > 0 ? [$"paired t-tests over {Seeds(paired)} equal seeds"] : Array.Empty<string>(),
            .. apart.Length > 0 ? [$"Welch's t-tests over {Seeds(apart)} seeds or more{(paired.Length > 0 ? " where seeds differ" : ", which differ from row to row")}"] : Array.Empty<string>(),
        ];
        string text = string.Join("; ", names);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string Seeds(ColumnMarks[] columns)
    {
        int fewest = columns.Min(column => column.Seeds), most = columns.Max(column => column.Seeds);
        return fewest == most ? NumberText.Whole(fewest) : $"{NumberText.Whole(fewest)} to {NumberText.Whole(most)}";
    }
}
