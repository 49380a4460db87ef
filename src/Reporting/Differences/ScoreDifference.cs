using NebulaBench.Metrics;
using NebulaBench.Reporting.Summaries;

namespace NebulaBench.Reporting.Differences;

/// <summary>A score of two runs.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="A">The first run's score.</param>
/// <param name="B">The second run's score.</param>
public sealed record ScoreDifference(MetricColumn Metric, Score A, Score B)
{
    /// <summary>The second value less the first; null unless both are defined.</summary>
    public double? Change => B.Value - A.Value;

    /// <summary>How the second run's score stands to the first's.</summary>
    public Verdict Verdict => (Change, Metric.Direction) switch
    {
        (null, _) => Verdict.Undefined,
        (0, _) => Verdict.Equal,
        (_, Direction.Neutral) => Verdict.Neutral,
        (double change, Direction.HigherIsBetter) => change > 0 ? Verdict.Better : Verdict.Worse,
        (double change, _) => change < 0 ? Verdict.Better : Verdict.Worse,
    };
}

/// <summary>How a score stands to another one.</summary>
public enum Verdict
{
    /// <summary>One of both has no value.</summary>
    Undefined,

    /// <summary>Both are the same number.</summary>
    Equal,

    /// <summary>They differ, but the metric has no better or worse.</summary>
    Neutral,

    /// <summary>It is better.</summary>
    Better,

    /// <summary>It is worse.</summary>
    Worse,
}
