using NebulaBench.Errors;

namespace NebulaBench.Reporting.Tables;

/// <summary>Lays a table out in Markdown, footnotes right below it.</summary>
internal static class MarkdownTable
{
    public static void Write(TextWriter text, ReportTable table)
    {
        Line(text, table.Columns.Select(column => column.Heading));
        Line(text, table.Columns.Select(column => column.Number ? "---:" : "---"), escape: false);
        foreach ((int row, IReadOnlyList<string> cells) in table.Rows.Index())
            Line(text, cells.Select((cell, column) => Marked(Escape(cell), table, row, column)), escape: false);
        text.Write('\n');

        // A list would renumber the marks.
        foreach (Footnote footnote in table.Footnotes)
            text.Write($"{footnote.Mark} {Escape(footnote.Text)}  \n");
        if (table.Footnotes.Count > 0)
            text.Write('\n');
    }

    /// <summary>Text that Markdown leaves as it is, also inside a table.</summary>
    public static string Escape(string text) => ControlCharacters.Show(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal)
        .Replace("`", "\\`", StringComparison.Ordinal)
        .Replace("](", "]\\(", StringComparison.Ordinal)
        .Replace("][", "]\\[", StringComparison.Ordinal)
        .Replace("]:", "]\\:", StringComparison.Ordinal)
        .Replace('\n', ' ');

    private static string Marked(string cell, ReportTable table, int row, int column) => table.Marks.TryGetValue((row, column), out CellMark mark)
        ? mark switch
        {
            CellMark.Best => $"**{cell}**",
            CellMark.Tied => $"{cell} =",
            _ => $"{cell} ?",
        }
        : cell;

    private static void Line(TextWriter text, IEnumerable<string> cells, bool escape = true) =>
        text.Write($"| {string.Join(" | ", cells.Select(cell => escape ? Escape(cell) : cell))} |\n");
}
