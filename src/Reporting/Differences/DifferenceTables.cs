using System.Globalization;
using System.Text.Json;
using NebulaBench.Metrics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;

namespace NebulaBench.Reporting.Differences;

/// <summary>Lays out the differences of two runs in tables.</summary>
public static class DifferenceTables
{
    private const string None = "–";

    /// <summary>The tables with their titles; those without rows are left out.</summary>
    public static IEnumerable<(string Title, ReportTable Table)> For(RunDifferences differences)
    {
        if (differences.Settings.Count > 0)
            yield return ("Settings", Values("Setting", differences.Settings));
        if (differences.Environment.Count > 0)
            yield return ("Environment", Values("Environment", differences.Environment));
        if (differences.Data.Count > 0)
            yield return ("Data", Values("Data", differences.Data));
        if (differences.Scores.Count > 0)
            yield return ("Scores", Scores(differences.Scores));
    }

    private static ReportTable Values(string heading, IEnumerable<ValueDifference> differences) => new()
    {
        Columns = [new(heading, Number: false), new("A", Number: false), new("B", Number: false)],
        Rows = [.. differences.Select(difference => (IReadOnlyList<string>)[difference.Path, difference.A ?? None, difference.B ?? None])],
    };

    private static ReportTable Scores(IEnumerable<ScoreDifference> differences)
    {
        var footnotes = new FootnoteList();
        return new ReportTable
        {
            Columns =
            [
                new("Score", Number: false),
                new("A", Number: true),
                new("B", Number: true),
                new("B − A", Number: true),
                new("B is", Number: false),
            ],
            Rows = [.. differences.Select(difference => Row(difference, footnotes))],
            Footnotes = footnotes.Footnotes,
        };
    }

    private static IReadOnlyList<string> Row(ScoreDifference difference, FootnoteList footnotes) =>
    [
        $"{difference.Metric.Key}{difference.Metric.Arrow}",
        Cell(difference.A, footnotes),
        Cell(difference.B, footnotes),
        difference.Change is double change ? Signed(change) : None,
        Word(difference.Verdict),
    ];

    private static string Cell(Score score, FootnoteList footnotes) =>
        score.Value is double value ? Number(value) : None + footnotes.Marks([score.Reason!]);

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Equal => "equal",
        Verdict.Better => "better",
        Verdict.Worse => "worse",
        _ => "",
    };

    private static string Signed(double change) => change > 0 ? $"+{Number(change)}" : Number(change);

    // Counts of parameters have seven digits.
    private static string Number(double value) => value.ToString("G7", CultureInfo.InvariantCulture);
}

/// <summary>The differences of two runs for programs.</summary>
public static class DifferenceJson
{
    /// <summary>The document.</summary>
    public static string Write(RunDifferences differences) => JsonSerializer.Serialize(
        new
        {
            A = Run(differences.A),
            B = Run(differences.B),
            Verdict = differences.Verdict,
            DifferInSeedOnly = differences.DifferInSeedOnly,
            Settings = differences.Settings,
            Environment = differences.Environment,
            Data = differences.Data,
            Scores = differences.Scores.Select(score => new
            {
                score.Metric.Key,
                A = ScoreFile.Entry(score.A),
                B = ScoreFile.Entry(score.B),
                Difference = score.Change,
                BIs = RunJson.Name(score.Verdict),
            }),
        },
        ScoreFile.Format);

    private static object Run(RunResult run) => new
    {
        run.Record.Experiment,
        run.Record.Id,
        run.Record.Spec.Seed,
        run.Status,
        run.Reason,
    };
}
