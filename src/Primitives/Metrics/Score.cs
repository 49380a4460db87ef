namespace NebulaBench.Metrics;

/// <summary>
/// A metric's value, or the reason why it has none: an undefined metric is never 0 and never NaN.
/// </summary>
public readonly record struct Score
{
    private Score(double? value, string? reason, double? standardError = null)
    {
        Value = value;
        Reason = reason;
        StandardError = standardError;
    }

    /// <summary>The value; null where the metric is undefined.</summary>
    public double? Value { get; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public string? Reason { get; }

    /// <summary>
    /// For a value that was estimated from some of the samples, its standard error: the value of all of them lies within two standard errors with a
    /// probability of 95 %. Null for an exact value.
    /// </summary>
    public double? StandardError { get; }

    /// <summary>A score estimated from some of the samples; a number that is not finite counts as undefined.</summary>
    /// <param name="value">The estimate.</param>
    /// <param name="standardError">Its standard error.</param>
    public static Score Estimated(double value, double standardError) =>
        double.IsFinite(value) && double.IsFinite(standardError) ? new Score(value, null, standardError) : From(value);

    /// <summary>A defined score; a number that is not finite counts as undefined.</summary>
    public static Score From(double value) =>
        double.IsFinite(value) ? new Score(value, null) : Undefined($"the computation gave {value}");

    /// <summary>No score, for a reason that a reader of the report understands.</summary>
    public static Score Undefined(string reason) => new(null, reason);

    /// <summary>A defined score; a number that is not finite counts as undefined.</summary>
    public static implicit operator Score(double value) => From(value);
}
