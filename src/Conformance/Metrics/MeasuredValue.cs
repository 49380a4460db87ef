using NebulaBench.Metrics;

namespace NebulaBench.Conformance.Metrics;

/// <summary>A value that a metric gave.</summary>
/// <param name="Where">Of what, where there is a choice: the shape of outputs.</param>
/// <param name="Key">Its id.</param>
/// <param name="Score">The value.</param>
internal sealed record MeasuredValue(string Where, string Key, Score Score)
{
    public override string ToString() => Where.Length == 0 ? Key : $"{Key} of {Where}";
}
