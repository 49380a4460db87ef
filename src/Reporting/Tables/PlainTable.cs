using NebulaBench.Errors;

namespace NebulaBench.Reporting.Tables;

/// <summary>Lays a table out in plain text, as wide as it is: for files and pipes.</summary>
internal static class PlainTable
{
    public static void Write(TextWriter text, ReportTable table)
    {
        int[] widths =
        [
            .. table.Columns.Select((column, index) => table.Rows.Select(row => row[index].Length).Append(column.Heading.Length).Max()),
        ];
        Line(text, table, widths, [.. table.Columns.Select(column => column.Heading)]);
        Line(text, table, widths, [.. widths.Select(width => new string('-', width))]);
        foreach (IReadOnlyList<string> row in table.Rows)
            Line(text, table, widths, row);
        foreach (Footnote footnote in table.Footnotes)
            text.WriteLine(ControlCharacters.Show($"{footnote.Mark} {footnote.Text}"));
    }

    private static void Line(TextWriter text, ReportTable table, int[] widths, IReadOnlyList<string> cells) => text.WriteLine(
        ControlCharacters.Show(string.Join("  ", cells.Select((cell, index) => table.Columns[index].Number ? cell.PadLeft(widths[index]) : cell.PadRight(widths[index])))
            .TrimEnd()));
}
