using NebulaBench.Reporting.Formatting;
using NebulaBench.Reporting.Portraits;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Records;
using ScottPlot;

namespace NebulaBench.Reporting.Figures;

/// <summary>Draws a run's figures from its folder alone; they can be made again at any time.</summary>
public static class RunFigures
{
    private const string ByLabel = "latents-by-label";
    private const string ByAssignment = "latents-by-assignment";
    private const string Correlation = "correlation";

    /// <summary>The figures' file names, without extension, and titles in the order of a report.</summary>
    public static IReadOnlyList<(string Name, string Title)> All { get; } =
    [
        (ByLabel, "Latents by label"),
        (ByAssignment, "Latents by nearest anchor"),
        (Correlation, "Correlation of the latents"),
    ];

    /// <summary>
    /// Draws all figures that the run's files allow: latents by label if there are labels, by assignment if there are assignments.
    /// </summary>
    public static void Write(RunFolder folder)
    {
        Directory.CreateDirectory(folder.Figures);
        string title = Title(folder.Record);
        RunEmbeddings embeddings = folder.ReadEmbeddings();
        if (embeddings.Count > 0)
            Scatters(folder, embeddings, title);
        if (folder.ReadStructure().TryGetValue(RunStructure.Correlation, out DenseArray? correlation))
            Save(CorrelationMap.Draw(Square(correlation), title), CorrelationMap.Size, folder, Correlation);
    }

    private static void Scatters(RunFolder folder, RunEmbeddings embeddings, string title)
    {
        var cloud = LatentCloud.From(embeddings);
        IReadOnlyList<string> classes = folder.Record.Data.Classes;
        string about = embeddings.Labels is null ? "no labels" : "by label";
        Save(LatentScatter.Draw(cloud, embeddings.Labels, classes, $"{title} · {about}"), LatentScatter.Size, folder, ByLabel);
        if (embeddings.Assignments is not null)
        {
            Plot plot = LatentScatter.Draw(cloud, embeddings.Assignments, [], $"{title} · by nearest anchor");
            Save(plot, LatentScatter.Size, folder, ByAssignment);
        }
    }

    private static void Save(Plot plot, (int Width, int Height) size, RunFolder folder, string name)
    {
        using (plot)
            FigureFile.Write(plot, size, folder.Figures, name);
    }

    /// <summary>What a run is called above its figures.</summary>
    public static string Title(RunRecord record) => string.Join(
        " · ",
        record.Spec.Dataset.Label,
        record.Spec.Architecture.Label,
        record.Spec.Objective.Label,
        $"seed {NumberText.Whole(record.Spec.Seed)}");

    /// <summary>A stored matrix as rows and columns.</summary>
    internal static double[,] Square(DenseArray array)
    {
        double[] values = array.ToDoubles();
        var matrix = new double[array.Shape[0], array.Shape[^1]];
        Buffer.BlockCopy(values, 0, matrix, 0, values.Length * sizeof(double));
        return matrix;
    }
}
