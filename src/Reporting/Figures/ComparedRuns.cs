using NebulaBench.Errors;
using NebulaBench.Reporting.Portraits;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;
using ScottPlot;

namespace NebulaBench.Reporting.Figures;

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
        ConfusionTable.All(run.Arrays).FirstOrDefault(table => table.Clustering == "kmeans") is { } table ? ConfusionMap.Draw(table, run.Classes, run.Name) : null);

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
