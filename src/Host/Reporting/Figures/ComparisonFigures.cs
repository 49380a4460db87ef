using NebulaBench.Errors;
using NebulaBench.Host.Runs;
using NebulaBench.Host.Runs.Arrays;
using ScottPlot;

namespace NebulaBench.Host.Reporting.Figures;

/// <summary>
/// The latents of everything that was compared on one dataset and architecture in one figure, and their correlations in another, all on one
/// scale. Each combination is shown by its first finished run.
/// </summary>
internal static class ComparisonFigures
{
    /// <summary>More panels than these cannot be read on a page; the first ones are shown.</summary>
    public const int MostPanels = 24;

    /// <summary>A panel is small, and all of them are one file.</summary>
    private const int PointsOfPanel = 1000;

    private const string Folder = "figures";
    private const int ScatterColumns = 4, CorrelationColumns = 3;

    /// <summary>Draws the figures of a report.</summary>
    /// <param name="summary">What it compares.</param>
    /// <param name="report">The report's folder.</param>
    /// <returns>The figures' titles and their files, relative to the report.</returns>
    public static IReadOnlyList<(string Title, string File)> Write(Summary summary, string report)
    {
        Directory.CreateDirectory(Path.Combine(report, Folder));
        List<(string, string)> figures = [];
        int number = 0;
        foreach (var group in summary.Rows.GroupBy(row => (row.Combination.Experiment, row.Combination.Dataset, row.Combination.Architecture)))
        {
            ComparedRun[] runs = [.. group.Select(ComparedRun.Of).OfType<ComparedRun>().Take(MostPanels)];
            if (runs.Length < 2)
            {
                continue;
            }
            number++;
            string about = $"{group.Key.Dataset} · {group.Key.Architecture}";
            figures.Add(Save($"Latents: {about}", $"latents-{number}", [.. runs.SelectMany(Scatters)], ScatterColumns, LatentScatter.Size, report));
            Plot[] maps = [.. runs.Select(Map).OfType<Plot>()];
            if (maps.Length > 1)
            {
                figures.Add(Save($"Correlations: {about}", $"correlations-{number}", maps, CorrelationColumns, CorrelationMap.Size, report));
            }
        }
        return figures;
    }

    private static (string Title, string File) Save(
        string title, string name, Plot[] panels, int columns, (int Width, int Height) size, string report)
    {
        PanelSheet.Write(panels, Math.Min(columns, panels.Length), size, Path.Combine(report, Folder), name);
        foreach (Plot panel in panels)
        {
            panel.Dispose();
        }
        return (title, $"{Folder}/{name}.png");
    }

    // Each run has two panels beside each other: by the real label and by the nearest prototype; where there is only one, the other stays as it is.
    private static IEnumerable<Plot> Scatters(ComparedRun run)
    {
        var cloud = LatentCloud.Of(run.Embeddings, PointsOfPanel);
        yield return LatentScatter.Draw(cloud, run.Embeddings.Labels, run.Classes, $"{run.Name} · {(run.Embeddings.Labels is null ? "no labels" : "by label")}");
        yield return run.Embeddings.Assignments is { } assignments
            ? LatentScatter.Draw(cloud, assignments, [], $"{run.Name} · by nearest anchor")
            : LatentScatter.Draw(cloud, null, [], $"{run.Name} · no anchors");
    }

    private static Plot? Map(ComparedRun run) => run.Correlation is { } correlation ? CorrelationMap.Draw(correlation, run.Name) : null;

    /// <summary>A run as the figures need it.</summary>
    private sealed record ComparedRun(string Name, RunEmbeddings Embeddings, double[,]? Correlation, IReadOnlyList<string> Classes)
    {
        /// <summary>The first finished run of a row whose arrays can be read, or null.</summary>
        public static ComparedRun? Of(SummaryRow row)
        {
            foreach (RunResult run in row.Finished)
            {
                try
                {
                    var folder = RunFolder.Open(run.Folder);
                    RunEmbeddings embeddings = folder.ReadEmbeddings();
                    if (embeddings.Count > 0)
                    {
                        string variation = row.Combination.Variation.Length > 0 ? $" · {row.Combination.Variation}" : "";
                        return new ComparedRun($"{row.Combination.Objective}{variation}", embeddings, Square(folder), run.Record.Data.Classes);
                    }
                }
                catch (NebulaException)
                {
                    // The report's tables say what is wrong with a run; a figure shows those that can be shown.
                }
            }
            return null;
        }

        private static double[,]? Square(RunFolder folder) =>
            folder.ReadStructure().TryGetValue(RunStructure.Correlation, out DenseArray? stored) ? RunFigures.Square(stored) : null;
    }
}
