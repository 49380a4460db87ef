using NebulaBench.Metrics;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tracking.MlFlow;

/// <summary>
/// A run's numbers as MLflow keeps them: a file for each, in it a line for each epoch with the time in milliseconds, the value and the epoch.
/// </summary>
internal static class MetricHistory
{
    /// <summary>The lines of every metric by its key: those of the log, then the scores that are defined, which have one line each.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> For(RunFolder run)
    {
        var lines = new OrderedDictionary<string, List<string>>();
        RunRecord record = run.Record;
        // The log has no clock. Training steps alone are counted, so that validation makes these times a little early.
        DateTimeOffset time = record.Started.AddSeconds((record.Timings?.PretrainSeconds ?? 0) + (record.Timings?.LoadSeconds ?? 0));
        foreach (EpochRecord epoch in run.ReadLog())
        {
            time = time.AddSeconds(double.IsFinite(epoch.Seconds) ? epoch.Seconds : 0);
            foreach ((string key, double value) in TrackedValues.For(epoch))
            {
                Add(lines, key, Line(time, value, epoch.Epoch));
            }
        }
        foreach ((string key, Score score) in Scores(run))
        {
            if (score.Value is double value)
            {
                Add(lines, key, Line(record.Ended ?? time, value, record.Epochs));
            }
        }
        return lines.ToDictionary(entry => entry.Key, entry => (IReadOnlyList<string>)entry.Value);
    }

    private static IEnumerable<KeyValuePair<string, Score>> Scores(RunFolder run) => run.Record.Status == RunStatus.Finished
        ? run.ReadScores().Entries.Select(score => KeyValuePair.Create($"scores/{score.Key}", score.Value)).Concat(RunCosts.For(run.Record))
        : [];

    private static string Line(DateTimeOffset time, double value, int epoch) =>
        $"{NumberText.Whole(time.ToUnixTimeMilliseconds())} {NumberText.Exact(value)} {NumberText.Whole(epoch)}\n";

    private static void Add(OrderedDictionary<string, List<string>> lines, string key, string line)
    {
        if (!lines.TryGetValue(key, out List<string>? known))
        {
            lines[key] = known = [];
        }
        known.Add(line);
    }
}
