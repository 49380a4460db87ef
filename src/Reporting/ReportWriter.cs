using NebulaBench.Reporting.Content;
using NebulaBench.Errors;
using NebulaBench.Reporting.Figures;
using NebulaBench.Reporting.Html;
using NebulaBench.Reporting.Latex;
using NebulaBench.Runs.Files;

namespace NebulaBench.Reporting;

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
    /// <param name="content">What they say.</param>
    /// <param name="folder">Where they lie; it is made if it is not there.</param>
    /// <returns>The page's path.</returns>
    public static string Write(ReportContent content, string folder)
    {
        try
        {
            return WriteFiles(content, folder);
        }
        catch (AggregateException several) when (several.Flatten().InnerExceptions.All(IsRefusal))
        {
            // Figures are drawn side by side; the first that fails says why.
            Exception first = several.Flatten().InnerExceptions[0];
            throw first as NebulaException ?? RunErrors.NotWritten(folder, first);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RunErrors.NotWritten(folder, failure);
        }
    }

    private static bool IsRefusal(Exception failure) => failure is NebulaException or IOException or UnauthorizedAccessException;

    private static string WriteFiles(ReportContent content, string folder)
    {
        Directory.CreateDirectory(folder);
        string page = Path.Combine(folder, Page);
        AtomicFile.WriteText(Path.Combine(folder, Scores), ScoresCsv.Write(content.Summary));
        AtomicFile.WriteText(Path.Combine(folder, Combinations), SummaryCsv.Write(content.Summary));
        var figures = ReportFigures.Write(content, folder);
        AtomicFile.WriteText(Path.Combine(folder, Tables), LatexReport.Write(content));
        AtomicFile.WriteText(Path.Combine(folder, Html), HtmlReport.Write(content, figures, folder));
        AtomicFile.WriteText(page, MarkdownReport.Write(content, figures, folder));
        return page;
    }
}
