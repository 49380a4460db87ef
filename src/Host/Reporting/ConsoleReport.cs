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
        foreach (Errors.NebulaException failure in summary.Unreadable)
            console.WriteLine(failure.Message);
        if (summary.Rows.Count == 0)
            return;
        IReadOnlyList<(string, MetricColumn)> metrics = HeadlineColumn.Fill(headline ?? HeadlineColumn.Default, summary);
        ReportTable table = TableBuilder.Build(summary, metrics, TableLayout.Narrow);
        console.WriteLine(LabelColumn.Common(summary));
        console.Write(Layout(table));
        foreach (Footnote footnote in table.Footnotes)
            console.WriteLine($"{footnote.Mark} {footnote.Text}");
        foreach (string note in ComparisonNotes.Of(summary).Append(Protocol.Short(summary)))
            console.WriteLine(note);
    }

    private static Table Layout(ReportTable table)
    {
        var shown = new Table { Border = TableBorder.Simple };
        foreach (ReportColumn column in table.Columns)
        {
            shown.AddColumn(new TableColumn(Markup.Escape(column.Heading))
            {
                Alignment = column.Number ? Justify.Right : Justify.Left,
                Padding = new Padding(0, 0, 1, 0),
            });
        }

        foreach (IReadOnlyList<string> row in table.Rows)
            shown.AddRow([.. row.Select(Markup.Escape)]);
        return shown;
    }
}
