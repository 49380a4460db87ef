using NebulaBench.Metrics;
using NebulaBench.Metrics.Comparison;
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

    /// <summary>The rows' group.</summary>
    public required ComparedGroup Group { get; init; }

    /// <summary>The metric.</summary>
    public required MetricColumn Metric { get; init; }

    /// <summary>The marks; a row of the group without one differs from the best or has no value. Empty where nothing can be tested.</summary>
    public required IReadOnlyDictionary<Combination, CellMark> Marks { get; init; }

    /// <summary>The fewest values of a row that has two or more; 1 without such a row, 0 where fewer than two rows have any value.</summary>
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

        // A row with one value cannot be tested at all, and has no say in how the others are.
        SeededValues[] repeated = [.. rows.Where(row => row.Values.Count > 1)];
        bool paired = repeated.All(row => row.Seeds.SequenceEqual(repeated[0].Seeds));
        return new ColumnMarks
        {
            Group = group,
            Metric = metric,
            Marks = rows.Length < 2 ? new Dictionary<Combination, CellMark>() : Mark(rows, metric.Direction, paired, exact),
            Seeds = rows.Length < 2 ? 0 : repeated.Select(row => row.Values.Count).DefaultIfEmpty(1).Min(),
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
