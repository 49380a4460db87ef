using NebulaBench.Host.Reporting.Figures;
using NebulaBench.Host.Reporting.Html;
using NebulaBench.Host.Reporting.Latex;
using NebulaBench.Host.Reporting.Tables;
using NebulaBench.Host.Runs;

namespace NebulaBench.Host.Reporting;

/// <summary>Writes all files of a report.</summary>
public static class ReportWriter
{
    /// <summary>The page for reading.</summary>
    public const string Page = "report.md";

    /// <summary>The same to be searched and turned over in a browser: one file that needs no other.</summary>
    public const string Html = "report.html";

    /// <summary>Every score of every run.</summary>
    public const string Scores = "scores.csv";

    /// <summary>A line per combination.</summary>
    public const string Combinations = "summary.csv";

    /// <summary>Every table, for a paper.</summary>
    public const string Tables = "tables.tex";

    /// <summary>
    /// Writes <see cref="Page"/>, <see cref="Html"/>, <see cref="Scores"/>, <see cref="Combinations"/>, <see cref="Tables"/> and the figures that
    /// show several combinations.
    /// </summary>
    /// <param name="summary">What they say.</param>
    /// <param name="folder">Where they lie; it is made if it is not there.</param>
    /// <param name="headline">The columns of the page's first table; null for the usual ones.</param>
    /// <param name="neighbours">Whether latents are also placed by t-SNE.</param>
    /// <returns>The page's path.</returns>
    public static string Write(Summary summary, string folder, IReadOnlyList<HeadlineColumn>? headline = null, bool neighbours = false)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RunErrors.NotWritten(folder, failure);
        }

        string page = Path.Combine(folder, Page);
        AtomicFile.WriteText(Path.Combine(folder, Scores), ScoresCsv.Write(summary));
        AtomicFile.WriteText(Path.Combine(folder, Combinations), SummaryCsv.Write(summary));
        var content = ReportContent.Of(summary, headline ?? HeadlineColumn.Default) with { Neighbours = neighbours };
        var figures = ReportFigures.Write(content, folder);
        AtomicFile.WriteText(Path.Combine(folder, Tables), LatexReport.Write(content));
        AtomicFile.WriteText(Path.Combine(folder, Html), HtmlReport.Write(content, figures, folder));
        AtomicFile.WriteText(page, MarkdownReport.Write(content, figures, folder));
        return page;
    }
}
