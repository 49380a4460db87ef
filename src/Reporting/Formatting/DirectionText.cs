using NebulaBench.Metrics;

namespace NebulaBench.Reporting.Formatting;

/// <summary>How the better direction of a metric is shown.</summary>
public static class DirectionText
{
    /// <summary>An arrow, or nothing for a metric without a better or worse.</summary>
    public static string Arrow(Direction direction) => direction switch
    {
        Direction.HigherIsBetter => "↑",
        Direction.LowerIsBetter => "↓",
        _ => "",
    };

    /// <summary>The direction in words.</summary>
    public static string Words(Direction direction) => direction switch
    {
        Direction.HigherIsBetter => "higher is better ↑",
        Direction.LowerIsBetter => "lower is better ↓",
        _ => "describes, has no better or worse",
    };
}
