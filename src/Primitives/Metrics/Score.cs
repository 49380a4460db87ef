namespace NebulaBench.Metrics;

/// <summary>
/// A metric's value, or the reason why it has none: an undefined metric is never 0 and never NaN.
/// </summary>
public readonly record struct Score
{
    private Score(double? value, string? reason)
    {
        Value = value;
        Reason = reason;
    }

    /// <summary>The value; null where the metric is undefined.</summary>
    public double? Value { get; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public string? Reason { get; }

    /// <summary>A defined score; a number that is not finite counts as undefined.</summary>
    public static Score From(double value) =>
        double.IsFinite(value) ? new Score(value, null) : Undefined($"the computation gave {value}");

    /// <summary>No score, for a reason that a reader of the report understands.</summary>
    public static Score Undefined(string reason) => new(null, reason);

    /// <summary>A defined score; a number that is not finite counts as undefined.</summary>
    public static implicit operator Score(double value) => From(value);
}
