using NebulaBench.Metrics;
using NebulaBench.Reporting.Analysis;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Figures;
using NebulaBench.Reporting.Portraits;
using NebulaBench.Reporting.Statistics;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting.Html;

/// <summary>Turns a summary and the portraits of its runs into what the page's program reads.</summary>
internal static class PageModelBuilder
{
    /// <summary>Builds the model.</summary>
    /// <param name="content">What was compared.</param>
    /// <param name="figures">The figures that were drawn for the report.</param>
    /// <param name="folder">Where the page will lie; run folders are named as seen from there.</param>
    public static PageModel Build(ReportContent content, ReportFigures figures, string folder)
    {
        Summary summary = content.Summary;
        RunResult[] runs = [.. summary.Runs];
        IReadOnlyDictionary<string, RunPortrait> portraits = RunPortraits.For(runs, content.Neighbors);
        IReadOnlyList<(string Heading, MetricColumn Metric)> first = HeadlineColumn.Fill(content.Headline, summary);
        var headings = first.ToDictionary(column => column.Metric.Key, column => column.Heading);
        var numbers = runs.Select((run, index) => KeyValuePair.Create(run.Folder, index)).ToDictionary();
        HashSet<string> counts = [.. summary.Metrics.Select(metric => metric.Key).Where(key => TableBuilder.IsCount(summary, key))];
        var pictures = new PagePictures(summary, portraits);
        return new PageModel
        {
            Counts = summary.Counts(),
            Metrics = [.. summary.Metrics.Select(metric => Metric(metric, headings.GetValueOrDefault(metric.Key)))],
            FirstMetric = PrimaryMetrics.In(summary).Concat(summary.Metrics).Select(metric => metric.Key).FirstOrDefault(""),
            Rows = [.. summary.Rows.Select(row => Row(content, row, counts, [.. row.Runs.Select(run => numbers[run.Folder])]))],
            Runs = [.. runs.Select(run => Run(summary, run, portraits[run.Folder], pictures, folder))],
            Findings = [.. content.Findings.Select((finding, place) => Finding(summary, finding, place >= Analysis.Finding.MostShown))],
            Notes = [.. MarkLegend.For(content.Statistics, [.. first.Select(column => column.Metric.Key)]), .. ComparisonNotes.For(summary)],
            Statistics = summary.Rows.Count > 0 ? PageBlock.All(StatisticsSection.For(content.Statistics, figures.Statistics), folder) : [],
            ProtocolShort = summary.Rows.Count > 0 ? Protocol.Short(summary) : "",
            Protocol = [.. Protocol.Environment(summary).Select(entry => new PageEntry(entry.Name, entry.Value))],
            Settings = [.. Protocol.Settings(summary).Select(entry => new PageEntry(entry.Path, entry.Value))],
            Unreadable = [.. summary.Unreadable.Select(failure => failure.Message)],
        };
    }

    private static PageMetric Metric(MetricColumn metric, string? headline) => new(
        metric.Key, metric.Name, metric.Heading, metric.Group, GroupTitle.For(metric.Group), headline, (metric.WithinOneSpace ? Direction.Neutral : metric.Direction) switch
        {
            Direction.HigherIsBetter => "higher",
            Direction.LowerIsBetter => "lower",
            _ => "none",
        });

    private static PageRow Row(ReportContent content, SummaryRow row, HashSet<string> counts, IReadOnlyList<int> runs) => new(
        row.Combination.Experiment,
        row.Combination.Dataset,
        row.Combination.Architecture,
        row.Combination.Objective,
        row.Combination.LatentDimension,
        row.Combination.Variation,
        BaselineRows.Has(row),
        row.Runs[0].Record.Data.Classes,
        runs,
        [.. content.Summary.Metrics.Select(metric => Cell(content, row, row.Metrics[metric.Key], counts.Contains(metric.Key)))],
        row.Runs[0].Settings);

    private static PageCell Cell(ReportContent content, SummaryRow row, MetricSummary metric, bool count) => new(
        metric.Interval is { Mean: var mean } && double.IsFinite(mean) ? mean : null,
        TableBuilder.Text(row, metric, count),
        content.Statistics.Mark(row.Combination, metric.Key)?.ToString().ToLowerInvariant(),
        metric.Reasons);

    private static PageRun Run(Summary summary, RunResult run, RunPortrait portrait, PagePictures pictures, string folder) => new(
        run.Record.Id,
        run.Record.Spec.Seed,
        Path.GetRelativePath(folder, run.Folder).Replace(Path.DirectorySeparatorChar, '/'),
        run.Status,
        run.Reason,
        RowOrigin.For(run.Record),
        run.Finished ? [.. summary.Metrics.Select(metric => Finite(run.Scores[metric.Key]?.Value))] : null,
        portrait.Curves is { } curves
            ? new PageCurves(curves.Epochs, curves.Values.ToDictionary(curve => curve.Key, curve => (IReadOnlyList<double?>)[.. curve.Value.Select(Rounded)]))
            : null,
        portrait.Latents,
        portrait.Neighbors,
        portrait.Correlation,
        portrait.Spectrum is { } spectrum ? [.. spectrum.Select(Rounded)] : null,
        portrait.Confusions,
        pictures.Of(run),
        pictures.ShowsTexts(run) ? portrait.Texts : null,
        [.. run.Damage.Select(failure => failure.Message).Union(portrait.Unreadable)]);

    private static PageFinding Finding(Summary summary, Finding finding, bool folded) => new(
        finding.Kind, finding.Heading, finding.IsWarning, folded, finding.Sentence, finding.Evidence, [.. finding.Rows.Select(row => IndexOf(summary.Rows, row))]);

    private static int IndexOf(IReadOnlyList<SummaryRow> rows, SummaryRow row) => Enumerable.Range(0, rows.Count).First(index => ReferenceEquals(rows[index], row));

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    // Six digits are more than a curve can show, and half of what it would take otherwise.
    private static double? Rounded(double value) =>
        double.IsFinite(value) ? double.Parse(value.ToString("G6", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture) : null;
}
