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
