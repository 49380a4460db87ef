using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace NebulaBench.Host.Options;

/// <summary>
/// The range of a <see cref="RangeAttribute"/>. The attribute's own check rounds: <c>[Range(0, 1)]</c> on a double picks the overload
/// for whole numbers and lets 1.4 pass. And it formats its limits in the user's culture.
/// </summary>
public sealed record NumberRange
{
    private readonly double minimum;
    private readonly double maximum;
    private readonly bool aboveMinimum;
    private readonly bool belowMaximum;

    /// <summary>Reads the attribute.</summary>
    public NumberRange(RangeAttribute range)
    {
        ArgumentNullException.ThrowIfNull(range);
        minimum = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);
        maximum = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        aboveMinimum = range.MinimumIsExclusive;
        belowMaximum = range.MaximumIsExclusive;
    }

    /// <summary>The lower limit, or null where there is none.</summary>
    public double? Lowest => IsOpenBelow ? null : minimum;

    /// <summary>The upper limit, or null where there is none.</summary>
    public double? Highest => IsOpenAbove ? null : maximum;

    /// <summary>Whether the lower limit itself lies outside.</summary>
    public bool IsAboveLowest => aboveMinimum;

    /// <summary>Whether the upper limit itself lies outside.</summary>
    public bool IsBelowHighest => belowMaximum;

    private bool IsOpenBelow => minimum is double.MinValue or double.NegativeInfinity or int.MinValue or long.MinValue;

    private bool IsOpenAbove => maximum is double.MaxValue or double.PositiveInfinity or int.MaxValue or long.MaxValue;

    /// <summary>Whether a number lies in the range.</summary>
    public bool Contains(double number) =>
        (aboveMinimum ? number > minimum : number >= minimum) && (belowMaximum ? number < maximum : number <= maximum);

    /// <summary>The range in words: <c>from 0 to 1</c>, <c>at least 1</c>, <c>above 0 and at most 1</c>.</summary>
    public override string ToString()
    {
        string low = string.Create(CultureInfo.InvariantCulture, $"{(aboveMinimum ? "above" : "at least")} {minimum}");
        string high = string.Create(CultureInfo.InvariantCulture, $"{(belowMaximum ? "below" : "at most")} {maximum}");
        return (IsOpenBelow, IsOpenAbove) switch
        {
            (true, true) => "any",
            (true, false) => high,
            (false, true) => low,
            _ when !aboveMinimum && !belowMaximum => string.Create(CultureInfo.InvariantCulture, $"from {minimum} to {maximum}"),
            _ => $"{low} and {high}",
        };
    }
}
