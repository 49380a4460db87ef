using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Formatting;
using ScottPlot;

namespace NebulaBench.Reporting.Figures;

/// <summary>
/// Everything that was compared on one dataset and architecture in one figure each: latents, correlations on one scale, spectra, clusters against
/// classes, learning curves. Each combination is shown by its first finished run, learning curves by all.
/// </summary>
internal static class ComparisonFigures
{
    /// <summary>More panels than these cannot be read on a page; the first ones are shown.</summary>
    public const int MostPanels = 24;

    private const string Folder = "figures";
    private const int ScatterColumns = 4, MapColumns = 3;

    private static readonly string[] Curves = [LearningCurves.TrainingTotal, "training/reconstruction", LearningCurves.ValidationTotal];

    /// <summary>Draws the figures of a report.</summary>
    /// <param name="summary">What it compares.</param>
    /// <param name="report">The report's folder.</param>
    /// <param name="cache">What was drawn before.</param>
    /// <param name="neighbors">Whether latents are also placed by t-SNE.</param>
    /// <returns>The figures' titles and their files, relative to the report.</returns>
    public static IReadOnlyList<(string Title, string File)> Write(Summary summary, string report, FigureCache cache, bool neighbors)
    {
        string folder = Path.Combine(report, Folder);
        SummaryRow[][] groups =
        [
            .. summary.Rows
                .GroupBy(row => (row.Combination.Experiment, row.Combination.Dataset, row.Combination.Architecture))
                .Select(group => group.Take(MostPanels).ToArray())
                .Where(rows => rows.Length > 1),
        ];
        return
        [
            .. groups.Index()
                .AsParallel().AsOrdered()
                .SelectMany(group => Draw(group.Item, group.Index + 1, folder, cache, neighbors)),
        ];
    }

    private static List<(string Title, string File)> Draw(SummaryRow[] rows, int number, string folder, FigureCache cache, bool neighbors)
    {
        var shown = new ComparedRuns(rows);
        string about = $"{rows[0].Combination.Dataset} · {rows[0].Combination.Architecture}";
        List<(string, string)> figures = [];
        foreach (Kind kind in Kinds(rows, shown, neighbors))
        {
            string title = $"{kind.Title}: {about}", name = $"{kind.Name}-{NumberText.Whole(number)}";
            if (cache.Draw(name, From(rows).Prepend(title), () => Save(kind, title, folder, name)))
            {
                figures.Add((title, $"{Folder}/{name}.png"));
            }
        }
        return figures;
    }

    private static IEnumerable<Kind> Kinds(SummaryRow[] rows, ComparedRuns shown, bool neighbors)
    {
        yield return new Kind("Latents", "latents", ScatterColumns, LatentScatter.Size, _ => shown.Scatters());
        if (neighbors)
        {
            yield return new Kind("Latents by t-SNE", "latents-tsne", ScatterColumns, LatentScatter.Size, _ => shown.Scatters(neighbors: true));
        }
        yield return new Kind("Correlations", "correlations", MapColumns, CorrelationMap.Size, _ => shown.Correlations());
        yield return new Kind("Eigenvalue spectra", "spectra", 1, SpectrumPlot.Size, shown.Spectra);
        yield return new Kind("Clusters of k-means and classes", "confusions", MapColumns, ConfusionMap.Size, _ => shown.Confusions());
        foreach (string path in Curves)
        {
            yield return new Kind(path.Replace('/', ' '), $"curves-{path.Replace('/', '-')}", 1, CurvePlot.Size, title => CurvePlot.Draw(
                [.. rows.Select(row => (ComparedRuns.Name(row), (IReadOnlyList<LearningCurves>)[.. row.Runs.Select(run => run.Curves).OfType<LearningCurves>()]))],
                path,
                title) is { } plot ? [plot] : []);
        }
    }

    // What figures depend on: the runs' files, and what the rows are called.
    private static IEnumerable<string> From(IEnumerable<SummaryRow> rows) =>
        rows.Select(row => $"{ComparedRuns.Name(row)}: {string.Join(' ', row.Runs.Select(FigureCache.For))}");

    private static bool Save(Kind kind, string title, string folder, string name)
    {
        Plot[] panels = [.. kind.Draw(title)];
        if (panels.Length == 1)
        {
            FigureFile.Write(panels[0], kind.Size, folder, name);
        }
        else if (panels.Length > 1)
        {
            PanelSheet.Write(panels, Math.Min(kind.Columns, panels.Length), kind.Size, folder, name);
        }
        foreach (Plot panel in panels)
        {
            panel.Dispose();
        }
        return panels.Length > 0;
    }

    /// <summary>A kind of figure.</summary>
    /// <param name="Title">What it shows.</param>
    /// <param name="Name">How its files begin.</param>
    /// <param name="Columns">How many panels lie side by side.</param>
    /// <param name="Size">Width and height of a panel.</param>
    /// <param name="Draw">Draws the panels under a title; none where there is nothing to draw.</param>
    private sealed record Kind(string Title, string Name, int Columns, (int Width, int Height) Size, Func<string, IEnumerable<Plot>> Draw);
}
