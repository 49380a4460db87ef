namespace NebulaBench.Metrics.Comparison;

/// <summary>What a statistical test found, or the reason why it finds nothing: a test without an answer is never p = 0 or p = 1.</summary>
public readonly record struct TestOutcome
{
    private TestOutcome(string method, double? statistic, double? pValue, string? reason)
    {
        Method = method;
        Statistic = statistic;
        PValue = pValue;
        Reason = reason;
    }

    /// <summary>The test's name, with the way its p-value was computed where there are several.</summary>
    public string Method { get; }

    /// <summary>The test's statistic; null where it is undefined.</summary>
    public double? Statistic { get; }

    /// <summary>The two-sided p-value; null where it is undefined.</summary>
    public double? PValue { get; }

    /// <summary>Why there is no p-value, as a sentence's end; null where there is one.</summary>
    public string? Reason { get; }

    /// <summary>A test with an answer.</summary>
    public static TestOutcome From(string method, double statistic, double pValue) =>
        new(method, statistic, Math.Clamp(pValue, 0, 1), null);

    /// <summary>A test without an answer.</summary>
    public static TestOutcome Undefined(string method, string reason) => new(method, null, null, reason);
}
