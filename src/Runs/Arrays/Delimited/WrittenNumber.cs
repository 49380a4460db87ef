using System.Globalization;
using System.Text.RegularExpressions;

namespace NebulaBench.Runs.Arrays.Delimited;

/// <summary>Numbers as text files write them. The decimal sign is the point.</summary>
internal static partial class WrittenNumber
{
    /// <summary>A number; infinities and NaN are numbers here, however they are spelled.</summary>
    public static bool TryParse(string field, out double value) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || TrySpelled(field, out value);

    /// <summary>A whole number of 32 bits; some programs write 3 as 3.0.</summary>
    public static bool TryWhole(string field, out int value)
    {
        bool isWhole = double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue;
        value = isWhole ? (int)number : 0;
        return isWhole;
    }

    /// <summary>Whether a field is digits alone, with or without a sign.</summary>
    public static bool IsBare(string field)
    {
        ReadOnlySpan<char> digits = field is ['+' or '-', ..] ? field.AsSpan(1) : field;
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>Whether a field is what stands before or after a decimal comma and never a number of its own: <c>05</c>, <c>-0</c>.</summary>
    public static bool IsPartOfDecimalComma(string field) => field == "-0" || (field.Length > 1 && field[0] == '0' && IsBare(field));

    /// <summary>Whether a field, or every part of it between blanks, is a number with a decimal comma, or could be where others are.</summary>
    public static bool HasDecimalComma(string field)
    {
        string[] parts = field.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts.Any(part => DecimalComma().IsMatch(part)) && parts.All(part => DecimalComma().IsMatch(part) || TryParse(part, out _));
    }

    // numpy and R write inf, which .NET does not read.
    private static bool TrySpelled(string field, out double value)
    {
        value = field.TrimStart('+').ToLowerInvariant() switch
        {
            "inf" or "infinity" => double.PositiveInfinity,
            "-inf" or "-infinity" => double.NegativeInfinity,
            "nan" => double.NaN,
            _ => 0,
        };
        return value != 0;
    }

    [GeneratedRegex(@"^[+-]?[0-9.]*,[0-9]+([eE][+-]?[0-9]+)?$")]
    private static partial Regex DecimalComma();
}
