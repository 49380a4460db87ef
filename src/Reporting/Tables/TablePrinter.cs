using NebulaBench.Errors;
using Spectre.Console;

namespace NebulaBench.Reporting.Tables;

/// <summary>Shows tables: with rules and in the terminal's width to a person, plain and in full to a file or a pipe.</summary>
/// <param name="console">Where they are shown.</param>
public sealed class TablePrinter(IAnsiConsole console)
{
    /// <summary>Shows a line of text.</summary>
    public void Line(string text = "")
    {
        text = ControlCharacters.Show(text);

        // The console would break lines even where nobody sees them.
        if (console.Profile.Out.IsTerminal)
            console.WriteLine(text);
        else
            console.Profile.Out.Writer.WriteLine(text);
    }

    /// <summary>Shows a table and its footnotes.</summary>
    /// <param name="table">The table.</param>
    /// <param name="whole">Whether a narrow terminal gets fewer columns, named below, instead of broken numbers.</param>
    public void Table(ReportTable table, bool whole = false)
    {
        if (!console.Profile.Out.IsTerminal)
        {
            PlainTable.Write(console.Profile.Out.Writer, table);
            return;
        }

        (Table shown, IReadOnlyList<string> hidden) = whole ? ConsoleTable.Layout(table, console.Profile.Width) : (Wrapped(table), []);
        console.Write(shown);
        if (hidden.Count > 0)
            console.WriteLine($"Not shown for lack of room: {string.Join(", ", hidden)}.");
        foreach (Footnote footnote in table.Footnotes)
            console.WriteLine(ControlCharacters.Show($"{footnote.Mark} {footnote.Text}"));
    }

    private static Table Wrapped(ReportTable table)
    {
        var shown = new Table { Border = TableBorder.Simple };
        foreach (ReportColumn column in table.Columns)
            shown.AddColumn(new TableColumn(Markup.Escape(column.Heading)) { Alignment = column.Number ? Justify.Right : Justify.Left });
        foreach (IReadOnlyList<string> row in table.Rows)
            shown.AddRow([.. row.Select(cell => Markup.Escape(ControlCharacters.Show(cell)))]);
        return shown;
    }
}

/// <summary>Lays a table out for a terminal: as many columns as it has room for, numbers never broken.</summary>
internal static class ConsoleTable
{
    private const int WidestLabel = 28;

    /// <summary>The table, and the headings of the columns that have no room.</summary>
    public static (Table Shown, IReadOnlyList<string> Hidden) Layout(ReportTable table, int room)
    {
        int[] widths = [.. table.Columns.Select((_, column) => Width(table, column))];
        int shownColumns = 0;

        // Two spaces between columns, and a margin on either side.
        for (int used = 2; shownColumns < widths.Length && (used += widths[shownColumns] + 2) <= room; shownColumns++)
        {
        }

        var shown = new Table { Border = TableBorder.Simple };
        for (int column = 0; column < shownColumns; column++)
            shown.AddColumn(Column(table.Columns[column], widths[column]));
        foreach (IReadOnlyList<string> row in table.Rows)
            shown.AddRow([.. row.Take(shownColumns).Select(cell => Markup.Escape(ControlCharacters.Show(Tight(cell))))]);
        return (shown, [.. table.Columns.Skip(shownColumns).Select(column => column.Heading)]);
    }

    private static TableColumn Column(ReportColumn column, int width) => new(Markup.Escape(column.Heading))
    {
        Alignment = column.Number ? Justify.Right : Justify.Left,
        Padding = new Padding(0, 0, 1, 0),
        Width = width,
    };

    private static int Width(ReportTable table, int column)
    {
        int heading = table.Columns[column].Heading.Split(' ').Max(word => word.Length);
        int widest = table.Rows.Max(row => Tight(row[column]).Length);
        return Math.Max(heading, table.Columns[column].Number ? widest : Math.Min(widest, WidestLabel));
    }

    private static string Tight(string cell) =>
        cell.Replace(" ± ", "±", StringComparison.Ordinal).Replace("(n = ", "(n=", StringComparison.Ordinal);
}

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
