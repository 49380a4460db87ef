using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Points;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Plugins;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes;

/// <summary>Files of points in folders that are named after their classes.</summary>
/// <param name="options">The experiment's options.</param>
/// <param name="data">Where the user keeps data.</param>
/// <param name="cache">Where chosen points are kept.</param>
/// <param name="preparation">Told how far the preparation is.</param>
/// <param name="log">Told of what does not stop the run.</param>
public sealed class PointFilesDataset(
    PointFilesOptions options, IDataFolder data, ICacheFolder cache, IProgressReporter preparation, ILogger<PointFilesDataset> log)
    : ShapeDataset("point-files", options, options.OnBadSample, preparation)
{
    private readonly PointFilesOptions options = options;
    private readonly ShapeCache kept = new(cache, log);

    internal override IReadOnlyList<string> NewExtensions => PointFileModel.Extensions;

    internal override IEnumerable<ShapeModel> NewModels(string path) => [new PointFileModel(path, 0, kept, options.Up, parts: 0)];

    internal override ShapeCatalog ReadCatalog()
    {
        // Labels of parts that are not asked for may be anything.
        int parts = options.Task == ShapeTask.Segment ? options.Parts : 0;
        return new ShapeFolder(Path.GetFullPath(Path.Combine(data.Root, options.Path)), log).Catalog(
            options, PointFileModel.Extensions, (path, label) => new PointFileModel(path, label, kept, options.Up, parts), parts);
    }
}

/// <summary>The options of <c>point-files</c>.</summary>
public sealed record PointFilesOptions : PointOptions, IFileOptions
{
    [NonSemantic]
    [Description(IFileOptions.FolderText)]
    [Required]
    public string Path { get; init; } = "";

    [Description(IFileOptions.ClassesText)]
    public IReadOnlyList<string> Classes { get; init; } = [];

    [Description(IFileOptions.ValidationText)]
    [Range(0.0, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    [Description(IFileOptions.BadSampleText)]
    public BadSample OnBadSample { get; init; } = BadSample.Refuse;

    [Description(IFileOptions.UpText)]
    public UpAxis Up { get; init; } = UpAxis.Y;

    [Description("The number of parts that the last column distinguishes, from 0; needed for task: segment.")]
    [Range(0, 255)]
    public int Parts { get; init; }

    private protected override bool HasParts => Parts > 0;
}

/// <summary>A sample that is a file of points.</summary>
internal sealed class PointFileModel(string path, long label, ShapeCache cache, UpAxis up, int parts) : FileModel(path, label, cache)
{
    /// <summary>The endings that are known.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".xyz", ".txt", ".pts", ".npy"];

    /// <inheritdoc/>
    protected override string Reading => $"points {up} {parts}";

    /// <inheritdoc/>
    protected override Shape Make(byte[] bytes, long number, ShapeRecipe recipe)
    {
        NumberArray table = Where.EndsWith(".npy", StringComparison.OrdinalIgnoreCase)
            ? NpyFile.Read(bytes, Where)
            : PointTextFile.Read(bytes, Where);
        // The points of a scan lie in rows: the first of them would be one corner of the shape.
        return PointTable.Cloud(table, recipe, parts, up, new SeedStream(recipe.Seed).Open("chosen-points", number), Where);
    }
}
