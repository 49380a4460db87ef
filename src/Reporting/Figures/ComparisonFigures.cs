using NebulaBench.Errors;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Portraits;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;
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

/// <summary>Runs that are shown side by side, one of each combination. Their files are read when the first figure asks for them.</summary>
internal sealed class ComparedRuns
{
    /// <summary>All panels are one file, and the smaller each is the fewer points it needs.</summary>
    private const int PointsOfSheet = 6000, PointsOfPanel = 1000;

    private readonly Lazy<IReadOnlyList<ComparedRun>> runs;

    /// <summary>Chooses the first finished run of each row whose arrays can be read.</summary>
    public ComparedRuns(IEnumerable<SummaryRow> rows) => runs = new Lazy<IReadOnlyList<ComparedRun>>(() => [.. rows.Select(Read).OfType<ComparedRun>()]);

    /// <summary>What a row is called beside others of its dataset and architecture.</summary>
    public static string Name(SummaryRow row) =>
        row.Combination.Variation.Length > 0 ? $"{row.Combination.Objective} · {row.Combination.Variation}" : row.Combination.Objective;

    /// <summary>
    /// A panel for each run by the real label; where any has prototypes, a second beside each by the nearest one, gray for those without.
    /// </summary>
    /// <param name="neighbors">Whether samples are placed by t-SNE rather than on the principal plane.</param>
    public IEnumerable<Plot> Scatters(bool neighbors = false)
    {
        int panels = runs.Value.Any(run => run.Embeddings.Assignments is not null) ? 2 : 1;
        int points = Math.Min(PointsOfPanel, PointsOfSheet / Math.Max(1, panels * runs.Value.Count));
        return runs.Value.Count < 2 ? [] : runs.Value.SelectMany(run => Scatters(run, points, neighbors).Take(panels));
    }

    /// <summary>The correlations of each run's latents.</summary>
    public IEnumerable<Plot> Correlations() => AtLeastTwo(run =>
        run.Arrays.TryGetValue(RunStructure.Correlation, out DenseArray? stored) ? CorrelationMap.Draw(RunFigures.Square(stored), run.Name) : null);

    /// <summary>The spectra of all runs in one panel.</summary>
    public IEnumerable<Plot> Spectra(string title)
    {
        (string, IReadOnlyList<double>)[] spectra =
        [
            .. runs.Value
                .Select(run => (run.Name, (IReadOnlyList<double>)[.. run.Arrays.GetValueOrDefault(RunStructure.Eigenvalues)?.ToDoubles().OrderDescending() ?? Enumerable.Empty<double>()]))
                .Where(run => run.Item2.Sum() > 0),
        ];
        return spectra.Length == 0 ? [] : [SpectrumPlot.Draw(spectra, title)];
    }

    /// <summary>Clusters of k-means against classes, a panel for each run.</summary>
    public IEnumerable<Plot> Confusions() => AtLeastTwo(run =>
        ConfusionTable.All(run.Arrays).FirstOrDefault(table => table.Clustering is "kmeans" or "kmeans_inductive") is { } table ? ConfusionMap.Draw(table, run.Classes, run.Name) : null);

    private Plot[] AtLeastTwo(Func<ComparedRun, Plot?> draw)
    {
        Plot[] panels = [.. runs.Value.Select(draw).OfType<Plot>()];
        return panels.Length > 1 ? panels : [];
    }

    private static IEnumerable<Plot> Scatters(ComparedRun run, int points, bool neighbors)
    {
        LatentCloud? cloud = neighbors ? LatentCloud.OfNeighbors(run.Embeddings, points) : LatentCloud.From(run.Embeddings, points);
        if (cloud is null)
            yield break;
        yield return LatentScatter.Draw(cloud, run.Embeddings.Labels, run.Classes, $"{run.Name} · {(run.Embeddings.Labels is null ? "no labels" : "by label")}");
        yield return run.Embeddings.Assignments is { } assignments
            ? LatentScatter.Draw(cloud, assignments, [], $"{run.Name} · by nearest anchor")
            : LatentScatter.Draw(cloud, null, [], $"{run.Name} · no anchors");
    }

    private static ComparedRun? Read(SummaryRow row)
    {
        foreach (RunResult run in row.Finished)
        {
            try
            {
                var folder = RunFolder.Open(run.Folder);
                RunEmbeddings embeddings = folder.ReadEmbeddings();
                if (embeddings.Count > 0)
                {
                    return new ComparedRun(Name(row), embeddings, folder.ReadStructure(), run.Record.Data.Classes);
                }
            }
            catch (NebulaException)
            {
                // The report's tables say what is wrong with a run; a figure shows those that can be shown.
            }
        }
        return null;
    }

    private sealed record ComparedRun(
        string Name, RunEmbeddings Embeddings, IReadOnlyDictionary<string, DenseArray> Arrays, IReadOnlyList<string> Classes);
}
