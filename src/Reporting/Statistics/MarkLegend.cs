using NebulaBench.Reporting.Tables;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Statistics;

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
                yield return "? cannot be tested against the best: fewer than two seeds, or values that do not vary at all.";
            if (tested.Min(column => column.Seeds) == 2)
                yield return "Two seeds can show only very large differences; three or more are better.";
        }

        if (columns.Any(column => column.Exact))
            yield return "Parameters and FLOPs are counts, compared as they are: bold is the least, = equals it.";
        string[] few = [.. columns.Where(column => column is { Exact: false, Marks.Count: 0 }).Select(column => column.Group.Name).Distinct()];
        if (few.Length > 0 && tested.Length == 0)
            yield return $"Not enough seeds: nothing is marked as better or different in {string.Join("; ", few)}; it takes at least 2 seeds of each row, better 3.";
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
