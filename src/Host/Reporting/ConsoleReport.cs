using NebulaBench.Host.Reporting.Tables;
using Spectre.Console;

namespace NebulaBench.Host.Reporting;

/// <summary>Shows a summary's first table in a terminal.</summary>
public static class ConsoleReport
{
    /// <summary>Shows the table, its footnotes and notes.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="summary">What is shown.</param>
    /// <param name="headline">The columns; null for the usual ones.</param>
    public static void Write(IAnsiConsole console, Summary summary, IReadOnlyList<HeadlineColumn>? headline = null)
    {
        ReportTable table = TableBuilder.Build(summary, HeadlineColumn.Fill(headline ?? HeadlineColumn.Default, summary));
        var shown = new Table { Border = TableBorder.Simple };
        foreach (ReportColumn column in table.Columns)
            shown.AddColumn(new TableColumn(Markup.Escape(column.Heading)) { Alignment = column.Number ? Justify.Right : Justify.Left });
        foreach (IReadOnlyList<string> row in table.Rows)
            shown.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(shown);
        foreach (Footnote footnote in table.Footnotes)
            console.WriteLine($"{footnote.Mark} {footnote.Text}");
        foreach (string note in ComparisonNotes.Of(summary).Append(Protocol.Short(summary)))
            console.WriteLine(note);
    }
}
