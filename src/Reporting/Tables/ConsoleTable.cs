using NebulaBench.Errors;
using Spectre.Console;

namespace NebulaBench.Reporting.Tables;

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
