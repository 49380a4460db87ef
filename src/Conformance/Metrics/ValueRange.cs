using System.Globalization;

namespace NebulaBench.Conformance.Metrics;

/// <summary>An interval as descriptors write it, such as <c>[0, 1]</c> or <c>(−∞, 1]</c>; whether its ends belong to it is not looked at.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
internal readonly record struct ValueRange(double Low, double High)
{
    /// <summary>The interval, or null for words, and for ends that are no numbers, such as <c>[0, d]</c>.</summary>
    public static ValueRange? Parse(string text)
    {
        string[] ends = text.Trim('[', ']', '(', ')').Split(',');
        return ends.Length == 2 && Number(ends[0]) is { } low && Number(ends[1]) is { } high ? new ValueRange(low, high) : null;
    }

    /// <summary>Whether it holds a value, up to rounding.</summary>
    public bool Holds(double value, double rounding) => value >= Low - rounding && value <= High + rounding;

    private static double? Number(string text) => text.Trim().Replace('−', '-') switch
    {
        "∞" => double.PositiveInfinity,
        "-∞" => double.NegativeInfinity,
        var number => double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null,
    };
}
