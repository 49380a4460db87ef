using NebulaBench.Errors;
using NebulaBench.Reporting.Analysis;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using Spectre.Console;

namespace NebulaBench.Reporting;

/// <summary>Shows a summary's first table in a terminal.</summary>
public static class ConsoleReport
{
    /// <summary>Shows the table, its footnotes and notes.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="content">What is shown.</param>
    public static void Write(IAnsiConsole console, ReportContent content)
    {
        Summary summary = content.Summary;
        foreach (NebulaException failure in summary.Unreadable.Concat(summary.Runs.SelectMany(run => run.Damage)))
            console.WriteLine(failure.Message);
        if (summary.Rows.Count == 0)
            return;
        IReadOnlyList<(string, MetricColumn)> metrics = HeadlineColumn.Fill(content.Headline, summary);
        ReportTable table = TableBuilder.Build(summary, metrics, TableLayout.Narrow);
        console.WriteLine(ControlCharacters.Show(LabelColumn.Common(summary)));
        (Table shown, IReadOnlyList<string> hidden) = ConsoleTable.Layout(table, console.Profile.Width);
        console.Write(shown);
        if (hidden.Count > 0)
            console.WriteLine($"Not shown for lack of room: {string.Join(", ", hidden)}.");
        foreach (Footnote footnote in table.Footnotes)
            console.WriteLine(ControlCharacters.Show($"{footnote.Mark} {footnote.Text}"));
        foreach (string note in ComparisonNotes.For(summary).Append(Protocol.Short(summary)))
            console.WriteLine(ControlCharacters.Show(note));
        foreach (Finding finding in content.Findings.Take(Finding.MostShown))
            console.WriteLine(ControlCharacters.Show(finding.Text));
        if (content.Findings.Count > Finding.MostShown)
            console.WriteLine($"{NumberText.Whole(content.Findings.Count - Finding.MostShown)} more findings are in the report.");
    }
}
