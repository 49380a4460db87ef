using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Reporting.Formatting;

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
                    .. Costs.Select(cost => entry.Mean(cost.Key) is double value ? NumberText.Mean(value, null, count: true) : None),
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
        string marks = footnotes.Marks(interval.HalfWidth is null ? found.Reasons.Append("one seed: its place is not established") : found.Reasons);
        return interval.Count == row.Runs.Count ? text + marks : $"{text} (n = {NumberText.Whole(interval.Count)}){marks}";
    }

    private static string Seeds(LeaderboardEntry entry)
    {
        int planned = entry.Rows.Values.Max(row => row.Runs.Count);
        string finished = entry.FewestSeeds == entry.MostSeeds
            ? NumberText.Whole(entry.FewestSeeds)
            : $"{NumberText.Whole(entry.FewestSeeds)}–{NumberText.Whole(entry.MostSeeds)}";
        return entry.FewestSeeds == planned ? finished : $"{finished} of {NumberText.Whole(planned)}";
    }
}
