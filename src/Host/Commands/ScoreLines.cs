using NebulaBench.Metrics;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Commands;

/// <summary>Scores as lines to read: rounded, with the arrow of their direction, and one line for a group that does not apply.</summary>
internal static class ScoreLines
{
    /// <summary>The lines of a sheet.</summary>
    /// <param name="sheet">The scores.</param>
    public static IEnumerable<string> For(ScoreSheet sheet)
    {
        int width = sheet.Keys.Select(key => key.Length).DefaultIfEmpty().Max();
        foreach (IGrouping<string, KeyValuePair<string, Score>> group in sheet.Entries.GroupBy(entry => entry.Key[..entry.Key.LastIndexOf('/')]))
        {
            string?[] reasons = [.. group.Select(entry => entry.Value.Reason).Distinct()];
            if (reasons is [{ } reason] && group.Count() > 1)
            {
                yield return $"{group.Key.PadRight(width)}    undefined: {reason} (all {group.Count()} scores)";
                continue;
            }
            foreach ((string key, Score score) in group)
            {
                MetricColumn column = MetricColumn.From(key, BundledMetrics.Find(key) ?? sheet.Descriptors.Find(key));
                yield return $"{key.PadRight(width)}{(column.Arrow.Length == 0 ? "  " : column.Arrow)}  {Text(score)}";
            }
        }
        if (sheet.Entries.Any(entry => entry.Value.StandardError is not null))
        {
            yield return "± is two standard errors, a 95 % interval, of scores estimated from a draw of the samples.";
        }
    }

    private static string Text(Score score) => (score.Value, score.StandardError) switch
    {
        (double value, double error) => NumberText.Mean(value, 2 * error),
        (double value, null) when value == Math.Floor(value) && Math.Abs(value) < 1e9 => NumberText.Whole((long)value),
        (double value, null) => NumberText.Mean(value, null),
        _ => $"undefined: {score.Reason}",
    };
}
