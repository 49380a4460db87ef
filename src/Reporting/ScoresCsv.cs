using NebulaBench.Metrics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting;

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
