using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Leaderboards;

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
