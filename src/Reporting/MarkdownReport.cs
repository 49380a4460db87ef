using System.Globalization;
using NebulaBench.Errors;
using NebulaBench.Reporting.Analysis;
using NebulaBench.Reporting.Blocks;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Figures;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting;

/// <summary>Writes a summary as a Markdown page.</summary>
internal static class MarkdownReport
{
    /// <summary>The page.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="figures">The figures that were drawn for it.</param>
    /// <param name="folder">Where it will lie; links to figures start there.</param>
    public static string Write(ReportContent content, ReportFigures figures, string folder)
    {
        Summary summary = content.Summary;
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write($"# {MarkdownTable.Escape(string.Join(", ", summary.Experiments))}\n\n{summary.Counts()}\n\n");
        if (summary.Rows.Count > 0)
        {
            Tables(text, content);
            MarkdownBlocks.Write(text, StatisticsSection.For(content.Statistics, figures.Statistics));
        }

        Unfinished(text, summary);
        Comparisons(text, figures.Comparisons);
        FigureSection.Write(text, summary, folder);
        TextSection.Write(text, summary);
        if (summary.Rows.Count > 0)
            ProtocolSection(text, summary);
        return text.ToString();
    }

    private static void Tables(TextWriter text, ReportContent content)
    {
        (Summary summary, ReportStatistics statistics) = (content.Summary, content.Statistics);
        IReadOnlyList<(string Heading, MetricColumn Metric)> first = HeadlineColumn.Fill(content.Headline, summary);
        ReportTable overview = TableBuilder.Build(summary, first, statistics: statistics);
        Section(text, "Overview", overview, [.. Legend(statistics, first), .. ComparisonNotes.For(summary)], summary);
        Findings(text, content.Findings);
        foreach (IGrouping<string, MetricColumn> group in summary.Metrics.GroupBy(metric => metric.Group))
        {
            (string, MetricColumn)[] columns = [.. group.Select(metric => (metric.Heading, metric))];
            ReportTable table = TableBuilder.Build(summary, columns, TableLayout.Repeated, statistics);
            Section(text, GroupTitle.For(group.Key), table, Legend(statistics, columns), summary);
        }
    }

    private static IEnumerable<string> Legend(ReportStatistics statistics, IReadOnlyList<(string Heading, MetricColumn Metric)> columns) =>
        MarkLegend.For(statistics, [.. columns.Select(column => column.Metric.Key)]);

    private static void Section(TextWriter text, string title, ReportTable table, IEnumerable<string> notes, Summary summary)
    {
        text.Write($"## {MarkdownTable.Escape(title)}\n\n");
        MarkdownTable.Write(text, table);
        foreach (string note in notes)
            text.Write($"{MarkdownTable.Escape(note)}\n");
        text.Write($"{MarkdownTable.Escape(Protocol.Short(summary))}\n\n");
    }

    private static void Findings(TextWriter text, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            return;
        text.Write("## Findings\n\n");
        Grouped(text, findings.Take(Finding.MostShown));
        if (findings.Count > Finding.MostShown)
        {
            text.Write($"<details><summary>{NumberText.Whole(findings.Count - Finding.MostShown)} more</summary>\n\n");
            Grouped(text, findings.Skip(Finding.MostShown));
            text.Write("</details>\n\n");
        }
    }

    private static void Grouped(TextWriter text, IEnumerable<Finding> findings)
    {
        foreach (IGrouping<string, Finding> group in findings.GroupBy(finding => finding.Heading))
        {
            text.Write($"### {group.Key}\n\n");
            foreach (Finding finding in group)
            {
                text.Write($"- **{finding.Kind}**: {MarkdownTable.Escape(finding.Sentence)}\n");
                foreach (string evidence in finding.Evidence)
                    text.Write($"  - {MarkdownTable.Escape(evidence)}\n");
            }
            text.Write('\n');
        }
    }

    private static void Unfinished(TextWriter text, Summary summary)
    {
        RunResult[] unfinished = [.. summary.Runs.Where(run => !run.Finished)];
        if (unfinished.Length > 0)
        {
            text.Write("## Runs without scores\n\n");
            MarkdownTable.Write(text, UnfinishedTable.Build(unfinished));
        }

        NebulaException[] damage = [.. summary.Runs.SelectMany(run => run.Damage)];
        if (damage.Length > 0)
        {
            text.Write("## Files that cannot be read\n\nThe scores do not rest on these; what would be drawn from them is left out.\n\n");
            foreach (NebulaException failure in damage)
                text.Write($"- {MarkdownTable.Escape(failure.Message)}\n");
            text.Write('\n');
        }

        if (summary.Unreadable.Count == 0)
            return;
        text.Write("## Run folders that cannot be read\n\n");
        foreach (NebulaException failure in summary.Unreadable)
            text.Write($"- {MarkdownTable.Escape(failure.Message)}\n");
        text.Write('\n');
    }

    private static void Comparisons(TextWriter text, IReadOnlyList<(string Title, string File)> figures)
    {
        if (figures.Count == 0)
            return;
        text.Write("## Side by side\n\nThe first finished run of each combination; latents on their own first two principal components, correlations all on one scale.\n\n");
        foreach ((string title, string file) in figures)
            text.Write($"![{MarkdownTable.Escape(title)}]({file})\n\n");
    }

    // A backtick in it would end it.
    private static string Code(string text) =>
        $"`{ControlCharacters.Show(text).Replace('`', '\'').Replace('\n', ' ')}`";

    private static void ProtocolSection(TextWriter text, Summary summary)
    {
        text.Write("## Protocol\n\n");
        foreach ((string name, string value) in Protocol.Environment(summary))
            text.Write($"- {name}: {MarkdownTable.Escape(value)}\n");
        IEnumerable<string> settings = Protocol.Settings(summary).Select(setting => Code($"{setting.Path}={setting.Value}"));
        text.Write($"- Settings: {string.Join(", ", settings)}\n\n### Which plugins made each row\n\n");
        MarkdownTable.Write(text, RowOrigin.Table(summary));
    }
}
