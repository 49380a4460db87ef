using System.Globalization;
using System.Text;
using NebulaBench.Errors;

namespace NebulaBench.Reporting.Formatting;

/// <summary>Lays rows out as comma-separated values (RFC 4180, but lines end with a line feed).</summary>
internal static class CsvText
{
    public static string For(IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (IEnumerable<string> row in rows)
            text.AppendJoin(',', row.Select(Quote)).Append('\n');
        return text.ToString();
    }

    private static string Quote(string cell)
    {
        string shown = ControlCharacters.Show(cell), text = IsFormula(shown) ? $"'{shown}" : shown;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    // Spreadsheets compute what begins like this, whatever it does; an apostrophe makes it text. Numbers stay numbers.
    private static bool IsFormula(string cell) =>
        cell is ['=' or '+' or '-' or '@' or '\t' or '\r', _, ..] && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
