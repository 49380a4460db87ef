using NebulaBench.Metrics;
using NebulaBench.Metrics.Comparison;

namespace NebulaBench.Reporting.Summaries;

/// <summary>A metric of a combination over its finished runs.</summary>
/// <param name="Key">The score's key.</param>
/// <param name="Values">The values of the runs that have one, by seed.</param>
/// <param name="Interval">The mean and its interval; null where no run has a value.</param>
/// <param name="Reasons">Why runs have no value, each reason once; empty where all have one.</param>
public sealed record MetricSummary(
    string Key, IReadOnlyList<double> Values, ConfidenceInterval? Interval, IReadOnlyList<string> Reasons)
{
    /// <summary>The reason of a key that a run's scores do not mention.</summary>
    public const string NotScored = "not among the run's scores";

    /// <summary>Summarizes a metric.</summary>
    /// <param name="key">The score's key.</param>
    /// <param name="finished">The finished runs.</param>
    public static MetricSummary From(string key, IEnumerable<RunResult> finished)
    {
        Score[] scores = [.. finished.Select(run => run.Scores[key] ?? Score.Undefined(NotScored))];
        double[] values = [.. scores.Where(score => score.Value is not null).Select(score => score.Value!.Value)];
        return new MetricSummary(
            key,
            values,
            values.Length == 0 ? null : ConfidenceInterval.OfMean(values),
            [.. scores.Where(score => score.Reason is not null).Select(score => score.Reason!).Distinct()]);
    }
}
