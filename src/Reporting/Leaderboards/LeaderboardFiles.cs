using System.Globalization;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Leaderboards;

/// <summary>A leaderboard as a Markdown page.</summary>
public static class LeaderboardMarkdown
{
    public static string Write(Leaderboard board)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write("# Leaderboard\n\n");
        foreach (string line in LeaderboardLines.Above(board))
            text.Write($"{MarkdownTable.Escape(line)}\n");
        text.Write('\n');
        MarkdownTable.Write(text, LeaderboardTable.Build(board));
        foreach (string line in LeaderboardLines.Below(board))
            text.Write($"{MarkdownTable.Escape(line)}\n");
        RunResult[] unfinished = [.. board.Summary.Runs.Where(run => !run.Finished)];
        if (unfinished.Length > 0)
        {
            text.Write("\n## Runs without scores\n\n");
            MarkdownTable.Write(text, UnfinishedTable.Build(unfinished));
        }

        if (board.Summary.Unreadable.Count > 0)
        {
            text.Write("\n## Run folders that cannot be read\n\n");
            foreach (Errors.NebulaException failure in board.Summary.Unreadable)
                text.Write($"- {MarkdownTable.Escape(failure.Message)}\n");
        }

        return text.ToString();
    }
}

/// <summary>A leaderboard for spreadsheets and programs: a line per entry, those without a rank among them, every digit.</summary>
public static class LeaderboardCsv
{
    private static readonly string[] Costs = ["cost/seconds_per_epoch", "cost/parameters", "cost/flops_per_sample", "cost/peak_memory_mib"];

    public static string Write(Leaderboard board) => CsvText.For(
    [
        [
            "rank", "mean_rank", "experiment", "architecture", "objective", "latent_dimension", "variation", "baseline", "metric",
            .. board.Datasets.SelectMany(dataset => new[] { $"{dataset}:mean", $"{dataset}:half_width_95", $"{dataset}:n" }),
            "runs", "finished", .. Costs, "suite", "started", "not_finished",
        ],
        .. board.Entries.Select(entry => Line(board, entry)),
    ]);

    private static IEnumerable<string> Line(Leaderboard board, LeaderboardEntry entry)
    {
        RunResult[] runs = [.. entry.Rows.Values.SelectMany(row => row.Runs)];
        RunRecord[] records = [.. runs.Select(run => run.Record)];
        return
        [
            entry.Rank is int rank ? NumberText.Whole(rank) : "",
            Exact(entry.MeanRank),
            entry.Combination.Experiment.Length > 0
                ? entry.Combination.Experiment
                : LeaderboardLines.Each(records.Select(record => record.Experiment)),
            entry.Combination.Architecture,
            entry.Combination.Objective,
            NumberText.Whole(entry.Combination.LatentDimension),
            entry.Combination.Variation,
            entry.IsBaseline ? "true" : "false",
            board.Metric.Key,
            .. board.Datasets.SelectMany(dataset => Cells(entry.Rows.GetValueOrDefault(dataset)?.Metrics[board.Metric.Key])),
            NumberText.Whole(runs.Length),
            NumberText.Whole(runs.Count(run => run.Finished)),
            .. Costs.Select(cost => Exact(entry.Mean(cost))),
            LeaderboardLines.Each(records.Select(LeaderboardLines.Suite)),
            LeaderboardLines.Dates(records),
            string.Join("; ", runs.Where(run => !run.Finished).Select(run => $"{run.Record.Id} {run.Status}: {run.Reason}")),
        ];
    }

    private static string[] Cells(MetricSummary? metric) => metric?.Interval is { } interval
        ? [NumberText.Exact(interval.Mean), Exact(interval.HalfWidth), NumberText.Whole(interval.Count)]
        : ["", "", "0"];

    private static string Exact(double? value) => value is double number ? NumberText.Exact(number) : "";
}
