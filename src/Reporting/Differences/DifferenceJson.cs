using System.Text.Json;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;

namespace NebulaBench.Reporting.Differences;

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
