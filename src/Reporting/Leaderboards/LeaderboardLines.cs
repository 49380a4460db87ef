using System.Globalization;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Leaderboards;

/// <summary>What a leaderboard's numbers are and come from, in sentences.</summary>
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
            + "(two-sided, 5 %, not corrected for many comparisons) tells the two apart on no dataset.";
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
