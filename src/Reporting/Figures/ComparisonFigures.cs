using System.Globalization;
using NebulaBench.Errors;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Portraits;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;
using ScottPlot;

namespace NebulaBench.Reporting.Figures;

/// <summary>
/// Everything that was compared on one dataset and architecture in one figure each: latents, covariances on one scale, spectra, clusters against
/// classes, learning curves. Each combination is shown by its first finished run, learning curves by all.
/// </summary>
internal static class ComparisonFigures
{
    /// <summary>More panels than these cannot be read on a page; the first ones are shown.</summary>
    public const int MostPanels = 24;

    private const string Folder = "figures";
    private const int MapColumns = 3;

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
            if (cache.Draw(name, From(rows).Prepend(title), () => kind.Write(title, folder, name)))
            {
                figures.Add((title, $"{Folder}/{name}.png"));
            }
        }
        return figures;
    }

    private static IEnumerable<Kind> Kinds(SummaryRow[] rows, ComparedRuns shown, bool neighbors)
    {
        yield return Kind.Grid("Latents", "latents", () => shown.Latents());
        if (neighbors)
        {
            yield return Kind.Grid("Latents by t-SNE", "latents-tsne", () => shown.Latents(neighbors: true));
        }
        yield return Kind.Grid("Covariance of samples", "covariances", shown.Covariances);
        yield return Kind.Panels("Eigenvalue spectra", "spectra", 1, SpectrumPlot.Size, shown.Spectra);
        yield return Kind.Panels("Clusters of k-means and classes", "confusions", MapColumns, ConfusionMap.Size, _ => shown.Confusions());
        foreach (string path in Curves)
        {
            yield return Kind.Panels(path.Replace('/', ' '), $"curves-{path.Replace('/', '-')}", 1, CurvePlot.Size, title => CurvePlot.Draw(
                [.. rows.Select(row => (ComparedRuns.Name(row), (IReadOnlyList<LearningCurves>)[.. row.Runs.Select(run => run.Curves).OfType<LearningCurves>()]))],
                path,
                title) is { } plot ? [plot] : []);
        }
    }

    // What figures depend on: the runs' files, and what the rows are called.
    private static IEnumerable<string> From(IEnumerable<SummaryRow> rows) =>
        rows.Select(row => $"{ComparedRuns.Name(row)}: {string.Join(' ', row.Runs.Select(FigureCache.For))}");

    /// <summary>A kind of figure.</summary>
    /// <param name="Title">What it shows.</param>
    /// <param name="Name">How its files begin.</param>
    /// <param name="Write">Draws it under a title into a folder, under a name; false where there is nothing to draw.</param>
    private sealed record Kind(string Title, string Name, Func<string, string, string, bool> Write)
    {
        /// <summary>A grid of panels without axes.</summary>
        public static Kind Grid(string title, string name, Func<CompactGrid?> draw) => new(title, name, (_, folder, file) =>
        {
            CompactGrid? grid = draw();
            grid?.Write(folder, file);
            return grid is not null;
        });

        /// <summary>Panels of one size with axes of their own, so many side by side.</summary>
        public static Kind Panels(string title, string name, int columns, (int Width, int Height) size, Func<string, IEnumerable<Plot>> draw) =>
            new(title, name, (about, folder, file) =>
            {
                Plot[] panels = [.. draw(about)];
                if (panels.Length == 1)
                {
                    FigureFile.Write(panels[0], size, folder, file);
                }
                else if (panels.Length > 1)
                {
                    PanelSheet.Write(panels, Math.Min(columns, panels.Length), size, folder, file);
                }
                foreach (Plot panel in panels)
                {
                    panel.Dispose();
                }
                return panels.Length > 0;
            });
    }
}

/// <summary>Runs that are shown side by side, one of each combination. Their files are read when the first figure asks for them.</summary>
internal sealed class ComparedRuns
{
    // As many as the paper's panels have. t-SNE takes its time for a tenth of them.
    private const int MostPoints = 10_000, MostPointsByNeighbors = 1_000;

    private const int MostNamedClasses = 30;

    private readonly Lazy<IReadOnlyList<ComparedRun>> runs;

    /// <summary>Chooses the first finished run of each row whose arrays can be read.</summary>
    public ComparedRuns(IEnumerable<SummaryRow> rows) => runs = new Lazy<IReadOnlyList<ComparedRun>>(() => [.. rows.Select(Read).OfType<ComparedRun>()]);

    /// <summary>What a row is called beside others of its dataset and architecture.</summary>
    public static string Name(SummaryRow row) =>
        row.Combination.Variation.Length > 0 ? $"{row.Combination.Objective} · {row.Combination.Variation}" : row.Combination.Objective;

    /// <summary>The latents of each run by the real label and, where it has prototypes, by the nearest one below; null for fewer than two runs.</summary>
    /// <param name="neighbors">Whether samples are placed by t-SNE rather than on the principal plane.</param>
    public CompactGrid? Latents(bool neighbors = false)
    {
        (ComparedRun Run, LatentCloud Cloud)[] clouds =
        [
            .. from run in runs.Value
               let cloud = neighbors ? LatentCloud.OfNeighbors(run.Embeddings, MostPointsByNeighbors) : LatentCloud.From(run.Embeddings, MostPoints)
               where cloud is not null
               select (run, cloud),
        ];
        if (clouds.Length < 2)
            return null;
        bool hasLabels = clouds.Any(shown => shown.Run.Embeddings.Labels is not null);
        bool hasPrototypes = clouds.Any(shown => shown.Run.Embeddings.Assignments is not null);
        string[] rows = [hasLabels ? "label" : "no labels", .. hasPrototypes ? ["nearest prototype"] : Array.Empty<string>()];
        IReadOnlyList<string> classes = hasLabels && clouds[0].Run.Classes.Count <= MostNamedClasses ? clouds[0].Run.Classes : [];
        string note = neighbors ? "placed by t-SNE" : "first two principal components; below each name their share of the variance";
        return new CompactGrid
        {
            Rows = rows,
            Columns =
            [
                .. clouds.Select(shown => new GridColumn(
                    shown.Run.Name,
                    shown.Cloud.Shares.Count > 1 ? $"{NumberText.Percent(shown.Cloud.Shares[0])} + {NumberText.Percent(shown.Cloud.Shares[1])}" : "",
                    [new ScatterPanel(shown.Cloud, shown.Run.Embeddings.Labels), .. hasPrototypes ? [ByPrototype(shown.Run, shown.Cloud)] : Array.Empty<IGridPanel?>()])),
            ],
            Key = new ClassKey(classes, hasPrototypes, note),
        };
    }

    /// <summary>The covariance of what each run's decoder is given, all on one scale; null for fewer than two runs.</summary>
    public CompactGrid? Covariances()
    {
        GridColumn[] columns = [.. runs.Value.Select(Covariance).OfType<GridColumn>()];
        return columns.Length < 2 ? null : new CompactGrid
        {
            Rows = [""],
            Columns = columns,
            Key = new HeatKey("covariance of samples of the latents; below each name the mean of its absolute values off the diagonal"),
        };
    }

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

    private static ScatterPanel? ByPrototype(ComparedRun run, LatentCloud cloud) =>
        run.Embeddings.Assignments is { } assignments ? new ScatterPanel(cloud, assignments) : null;

    private static GridColumn? Covariance(ComparedRun run)
    {
        LatentTable latents = run.Embeddings.ToSet().Measured;
        if (SampleSet.From(latents).Moments is not { } means)
            return null;
        double[,] covariance = PosteriorCovariance.OfSamples(means.Covariance, latents.LogVariances);
        return new GridColumn(run.Name, Small(OffDiagonal.MeanAbsolute(covariance)), [new HeatPanel(covariance)]);
    }

    private static string Small(Score score) => score.Value switch
    {
        null => "",
        < 0.001 => "< 0.001",
        { } value => value.ToString("F3", CultureInfo.InvariantCulture),
    };

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
