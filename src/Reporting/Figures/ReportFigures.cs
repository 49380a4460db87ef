using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Statistics;

namespace NebulaBench.Reporting.Figures;

/// <summary>The figures of a report: their titles, and their files relative to it.</summary>
/// <param name="Comparisons">Of combinations side by side.</param>
/// <param name="Statistics">Of its statistics.</param>
internal sealed record ReportFigures(IReadOnlyList<(string Title, string File)> Comparisons, StatisticsFigureFiles Statistics)
{
    /// <summary>Draws what has changed since the last report in this folder.</summary>
    public static ReportFigures Write(ReportContent content, string report)
    {
        var cache = new FigureCache(Path.Combine(report, "figures"));
        var figures = new ReportFigures(ComparisonFigures.Write(content.Summary, report, cache, content.Neighbors), StatisticsFigures.Write(content.Statistics, report));
        cache.Save();
        return figures;
    }
}
