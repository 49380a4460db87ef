using System.Text;

namespace NebulaBench.Reporting.Formatting;

/// <summary>Lays rows out as comma-separated values (RFC 4180, but lines end with a line feed).</summary>
internal static class CsvText
{
    public static string Of(IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (IEnumerable<string> row in rows)
            text.AppendJoin(',', row.Select(Quote)).Append('\n');
        return text.ToString();
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
