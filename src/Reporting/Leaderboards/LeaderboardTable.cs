using System.Globalization;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Leaderboards;

/// <summary>Lays a leaderboard out as a table.</summary>
public static class LeaderboardTable
{
    private const string None = "–";
    private static readonly (string Key, string Heading)[] Costs =
        [("cost/seconds_per_epoch", "s / epoch"), ("cost/parameters", "Parameters"), ("cost/peak_memory_mib", "Peak memory, MiB")];

    /// <summary>The table.</summary>
    public static ReportTable Build(Leaderboard board)
    {
        bool several = board.Datasets.Count > 1;
        (string Heading, Func<LeaderboardEntry, string> Text)[] labels = [.. Labels(board)];
        var footnotes = new FootnoteList();
        return new ReportTable
        {
            Columns =
            [
                new("Rank", Number: true),
                .. labels.Select(label => new ReportColumn(label.Heading, Number: false)),
                .. several ? new ReportColumn[] { new("Mean rank", Number: true) } : [],
                .. board.Datasets.Select(dataset => new ReportColumn(several ? dataset : board.Metric.Heading, Number: true)),
                new("Seeds", Number: true),
                .. Costs.Select(cost => new ReportColumn(cost.Heading, Number: true)),
            ],
            Rows =
            [
                .. board.Entries.Select(entry => (IReadOnlyList<string>)
                [
                    entry.Rank is int rank ? NumberText.Whole(rank) : None,
                    .. labels.Select(label => label.Text(entry)),
                    .. several ? new[] { entry.MeanRank is double mean ? NumberText.Mean(mean, null) : None } : [],
                    .. board.Datasets.Select(dataset => Cell(entry.Rows.GetValueOrDefault(dataset), board.Metric, footnotes)),
                    Seeds(entry),
                    .. Costs.Select(cost => Cost(entry, cost.Key, footnotes)),
                ]),
            ],
            Footnotes = footnotes.Footnotes,
        };
    }

    private static IEnumerable<(string Heading, Func<LeaderboardEntry, string> Text)> Labels(Leaderboard board)
    {
        if (board.Entries.Any(entry => entry.Combination.Experiment.Length > 0))
            yield return ("Experiment", entry => entry.Combination.Experiment);
        yield return ("Architecture", entry => entry.Combination.Architecture);
        yield return ("Objective", entry => entry.Combination.Objective + (entry.IsBaseline ? " (baseline)" : ""));
        if (board.Entries.DistinctBy(entry => entry.Combination.LatentDimension).Count() > 1)
            yield return ("Latent", entry => NumberText.Whole(entry.Combination.LatentDimension));
        if (board.Entries.Any(entry => entry.Combination.Variation.Length > 0))
            yield return ("Variation", entry => entry.Combination.Variation);
    }

    private static string Cell(SummaryRow? row, MetricColumn metric, FootnoteList footnotes)
    {
        if (row is null)
            return $"{None}{footnotes.Marks(["not among the runs"])}";
        MetricSummary found = row.Metrics[metric.Key];
        if (found.Interval is not { } interval)
            return None + footnotes.Marks(row.Finished.Any() ? found.Reasons : ["no run finished"]);
        string text = NumberText.Mean(interval.Mean, interval.HalfWidth);
        string marks = footnotes.Marks(interval.Count < ColumnMarks.FewestSeeds ? found.Reasons.Append("fewer than three seeds: its place is not established") : found.Reasons);
        return interval.Count == row.Runs.Count ? text + marks : $"{text} (n = {NumberText.Whole(interval.Count)}){marks}";
    }

    private static string Cost(LeaderboardEntry entry, string key, FootnoteList footnotes) => entry.Mean(key) is double value
        ? NumberText.Mean(value, null, count: true)
        : None + footnotes.Marks(entry.Rows.Values.SelectMany(row => row.Metrics.GetValueOrDefault(key)?.Reasons ?? []).Distinct());

    private static string Seeds(LeaderboardEntry entry)
    {
        int planned = entry.Rows.Values.Max(row => row.Runs.Count);
        string finished = entry.FewestSeeds == entry.MostSeeds
            ? NumberText.Whole(entry.FewestSeeds)
            : $"{NumberText.Whole(entry.FewestSeeds)}–{NumberText.Whole(entry.MostSeeds)}";
        return entry.FewestSeeds == planned ? finished : $"{finished} of {NumberText.Whole(planned)}";
    }
}

/// <summary>The sentences above and below a leaderboard: what its numbers are and where they come from.</summary>
public static class LeaderboardLines
{
    /// <summary>The lines above the table.</summary>
    public static IEnumerable<string> Above(Leaderboard board)
    {
        RunRecord[] records = [.. board.Summary.Runs.Select(run => run.Record)];
        yield return $"{string.Join(", ", board.Summary.Experiments)}: ranked by {board.Metric.Heading} ({board.Metric.Key}).";
        yield return $"Suite {Each(records.Select(Suite))}; runs of {Dates(records)}; {Seeds(records)}; {NumberText.Whole(records.Length)} runs, "
            + $"{NumberText.Whole(board.Summary.Runs.Count(run => run.Finished))} finished.";
    }

    /// <summary>The lines below the table.</summary>
    public static IEnumerable<string> Below(Leaderboard board)
    {
        yield return "Mean over seeds ± half the width of the 95 % confidence interval (Student's t).";
        string order = board.Datasets.Count > 1
            ? "Ranked by the mean of the ranks on the datasets; rows without a value on some dataset come after those that have all. Costs are means over the "
                + "datasets."
            : "Ranked by the mean.";
        yield return $"{order} A row shares the rank of the first row that has it where Welch's t-test "
            + "(two-sided, 5 %, Holm's correction over all pairs of rows and datasets) tells the two apart on no dataset.";
    }

    /// <summary>The days on which runs were started, in universal time.</summary>
    public static string Dates(IEnumerable<RunRecord> records)
    {
        string[] days = [.. records.Select(record => record.Started.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Distinct().Order()];
        return days.Length <= 1 ? string.Concat(days) : $"{days[0]} to {days[^1]}";
    }

    /// <summary>The suite's version and commit.</summary>
    public static string Suite(RunRecord record) => record.Environment.Commit is string commit
        ? $"{record.Environment.SuiteVersion} ({commit[..Math.Min(7, commit.Length)]})"
        : record.Environment.SuiteVersion;

    /// <summary>Distinct texts, joined.</summary>
    public static string Each(IEnumerable<string> texts) => string.Join(", ", texts.Distinct().Order(StringComparer.Ordinal));

    private static string Seeds(IEnumerable<RunRecord> records)
    {
        long[] seeds = [.. records.Select(record => record.Spec.Seed).Distinct().Order()];
        return $"{NumberText.Whole(seeds.Length)} seed{(seeds.Length == 1 ? "" : "s")} ({string.Join(", ", seeds.Select(NumberText.Whole))})";
    }
}
