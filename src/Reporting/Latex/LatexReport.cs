using System.Globalization;
using System.Text;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Latex;

/// <summary>Writes every table of a report for a paper: one set for each dataset, each table with all that a reader needs to judge it.</summary>
internal static class LatexReport
{
    private const string Header = """
        % Tables of a report, in UTF-8; take them in with \input{tables}. The document's preamble needs:
        %   \usepackage[T1]{fontenc}
        %   \usepackage{array}
        %   \usepackage{booktabs}
        %   \usepackage{adjustbox}

        """;

    /// <summary>The file.</summary>
    /// <param name="content">What it says.</param>
    public static string Write(ReportContent content)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        text.Write(Header.ReplaceLineEndings("\n"));
        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string title, LatexTable table) in Tables(content))
        {
            string label = table.Label;
            for (int number = 2; !labels.Add(label); number++)
                label = $"{table.Label}-{NumberText.Whole(number)}";
            text.Write($"\n% {title.ReplaceLineEndings(" ")}\n");
            (table with { Label = label }).Write(text);
        }

        return text.ToString();
    }

    private static IEnumerable<(string Title, LatexTable Table)> Tables(ReportContent content)
    {
        (Summary summary, ReportStatistics statistics) = (content.Summary, content.Statistics);
        foreach (Summary part in summary.ByDataset())
        {
            string[] notes = [.. ComparisonNotes.For(part)];
            IReadOnlyList<(string, MetricColumn)> overview = HeadlineColumn.Fill(content.Headline, part);
            if (overview.Count > 0)
                yield return Table(part, "Overview", overview, notes, statistics);
            foreach (IGrouping<string, MetricColumn> group in part.Metrics.GroupBy(metric => metric.Group))
                yield return Table(part, GroupTitle.For(group.Key), [.. group.Select(metric => (metric.Heading, metric))], notes[..1], statistics);
        }

        RunResult[] unfinished = [.. summary.Runs.Where(run => !run.Finished)];
        if (unfinished.Length > 0)
        {
            const string Title = "Runs without scores";
            yield return (Title, new LatexTable(UnfinishedTable.Build(unfinished), Label([.. summary.Experiments, Title]), $"{Title}.", []));
        }
    }

    private static (string Title, LatexTable Table) Table(
        Summary part, string title, IReadOnlyList<(string Heading, MetricColumn Metric)> metrics, IReadOnlyList<string> notes,
        ReportStatistics statistics)
    {
        string dataset = part.Rows[0].Combination.Dataset;
        string caption = $"{title}. {LabelColumn.Common(part)}. {Seeds(part)} {Protocol.Short(part)}";
        ReportTable table = TableBuilder.Build(part, metrics, TableLayout.Narrow, statistics);
        IEnumerable<string> legend = MarkLegend.For(statistics, [.. metrics.Select(column => column.Metric.Key)]);
        return ($"{dataset}: {title}", new LatexTable(table, Label([.. part.Experiments, dataset, title]), caption, [.. legend, .. notes]));
    }

    private static string Seeds(Summary part)
    {
        int[] counts = [.. part.Rows.Select(row => row.Finished.Count())];
        return counts.Min() == counts.Max()
            ? $"Finished runs (seeds) of each row: {NumberText.Whole(counts.Min())}."
            : $"Finished runs (seeds) of each row: {NumberText.Whole(counts.Min())} to {NumberText.Whole(counts.Max())}.";
    }

    private static string Label(IReadOnlyList<string> parts)
    {
        var label = new StringBuilder();
        foreach (char letter in string.Join('-', parts).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                label.Append(letter);
            else if (label.Length > 0 && label[^1] != '-')
                label.Append('-');
        }

        return $"tab:{label.ToString().TrimEnd('-')}";
    }
}
