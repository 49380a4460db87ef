using System.Globalization;

namespace NebulaBench.Datasets.Tables.Rows;

/// <summary>What the text of a cell means.</summary>
internal static class WrittenCell
{
    private const int LongestMissing = 4, Longest = 64;

    // What pandas, numpy, R and spreadsheets write where there is none.
    private static readonly HashSet<string> Missing = new(StringComparer.OrdinalIgnoreCase) { "", "nan", "na", "n/a", "<na>", "#n/a", "null", "none" };

    /// <summary>Whether a cell says that there is nothing.</summary>
    /// <param name="cell">Its text, trimmed.</param>
    public static bool IsMissing(ReadOnlySpan<char> cell) =>
        cell.IsEmpty || (cell.Length <= LongestMissing && Missing.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cell));

    /// <summary>Reads a number: NaN where it is missing, 1 and 0 for true and false.</summary>
    /// <param name="cell">Its text, trimmed.</param>
    /// <param name="decimalComma">Whether a comma stands before the decimals.</param>
    /// <param name="value">The number.</param>
    public static bool TryParse(ReadOnlySpan<char> cell, bool decimalComma, out double value)
    {
        if (decimalComma && cell.ContainsAny('.', ','))
        {
            // A point would separate thousands; whoever means something else by it says decimal_comma: false.
            value = double.NaN;
            Span<char> point = stackalloc char[Longest];
            return !cell.Contains('.') && cell.TryCopyTo(point) && TryParsePoint(point[..cell.Length], out value);
        }
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }
        bool isTrue = cell.Equals("true", StringComparison.OrdinalIgnoreCase), isFalse = cell.Equals("false", StringComparison.OrdinalIgnoreCase);
        value = isTrue ? 1 : isFalse ? 0 : double.NaN;
        return isTrue || isFalse || IsMissing(cell);
    }

    /// <summary>Writes labels that are all numbers in one way, so that 3, 3.0 and 3e0 are one class; others stay as they are.</summary>
    /// <param name="texts">The labels, empty where one is missing.</param>
    public static string[] Alike(string[] texts)
    {
        Dictionary<string, double> numbers = new(StringComparer.Ordinal);
        foreach (string text in texts.Distinct().Where(text => text.Length > 0))
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            {
                return texts;
            }
            numbers[text] = number;
        }
        return Array.ConvertAll(texts, text => text.Length > 0 ? numbers[text].ToString("R", CultureInfo.InvariantCulture) : "");
    }

    private static bool TryParsePoint(Span<char> cell, out double value)
    {
        cell.Replace(',', '.');
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
