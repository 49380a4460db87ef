using NebulaBench.Metrics;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;

namespace NebulaBench.Reporting;

/// <summary>Writes a line per combination: for every metric its mean, half the interval's width and the number of values.</summary>
internal static class SummaryCsv
{
    private static readonly string[] Header =
        ["experiment", "dataset", "architecture", "objective", "latent_dimension", "variation", "runs", "finished", "plugins"];

    public static string Write(Summary summary) => CsvText.For(
    [
        [.. Header, .. summary.Metrics.SelectMany(metric => new[] { $"{metric.Key}:mean", $"{metric.Key}:half_width_95", $"{metric.Key}:n" })],
        .. summary.Rows.Select(Line),
    ]);

    private static IEnumerable<string> Line(SummaryRow row)
    {
        Combination about = row.Combination;
        return
        [
            about.Experiment,
            about.Dataset,
            about.Architecture,
            about.Objective,
            NumberText.Whole(about.LatentDimension),
            about.Variation,
            NumberText.Whole(row.Runs.Count),
            NumberText.Whole(row.Finished.Count()),
            RowOrigin.For(row),
            .. row.Metrics.Values.SelectMany(Cells),
        ];
    }

    private static string[] Cells(MetricSummary metric) => metric.Interval is { } interval
        ? [NumberText.Exact(interval.Mean), interval.HalfWidth is double width ? NumberText.Exact(width) : "", NumberText.Whole(interval.Count)]
        : ["", "", "0"];
}

/// <summary>Writes every score of every run, a line each; a run without scores is a line with its reason.</summary>
internal static class ScoresCsv
{
    private static readonly string[] Header =
    [
        "experiment", "run", "dataset", "architecture", "objective", "latent_dimension", "variation", "seed", "status", "key", "value", "reason",
    ];

    public static string Write(Summary summary) => CsvText.For([Header, .. summary.Rows.SelectMany(Lines)]);

    private static IEnumerable<IEnumerable<string>> Lines(SummaryRow row) => row.Runs.SelectMany(run => run.Finished
        ? run.Scores.Entries.Select(score => Line(row.Combination, run, score.Key, score.Value))
        : [Line(row.Combination, run, "", Score.Undefined(run.Reason!))]);

    private static string[] Line(Combination about, RunResult run, string key, Score score) =>
    [
        about.Experiment,
        run.Record.Id,
        about.Dataset,
        about.Architecture,
        about.Objective,
        NumberText.Whole(about.LatentDimension),
        about.Variation,
        NumberText.Whole(run.Record.Spec.Seed),
        run.Status,
        key,
        score.Value is double value ? NumberText.Exact(value) : "",
        score.Reason ?? "",
    ];
}
