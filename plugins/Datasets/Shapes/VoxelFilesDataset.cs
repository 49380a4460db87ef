using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Datasets.Shapes.Voxels;
using NebulaBench.Errors;
using NebulaBench.Plugins;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes;

/// <summary>Files of cells in folders that are named after their classes.</summary>
/// <param name="options">The experiment's options.</param>
/// <param name="data">Where the user keeps data.</param>
/// <param name="cache">Where unpacked cells are kept.</param>
/// <param name="preparation">Told how far the preparation is.</param>
/// <param name="log">Told of what does not stop the run.</param>
public sealed class VoxelFilesDataset(
    VoxelFilesOptions options, IDataFolder data, ICacheFolder cache, IProgressReporter preparation, ILogger<VoxelFilesDataset> log)
    : ShapeDataset("voxel-files", options, options.OnBadSample, preparation)
{
    private readonly VoxelFilesOptions options = options;
    private readonly ShapeCache kept = new(cache, log);

    internal override IReadOnlyList<string> NewExtensions => VoxelFileModel.Extensions;

    internal override IEnumerable<ShapeModel> NewModels(string path) => [new VoxelFileModel(path, 0, kept, options.Up, parts: 0)];

    internal override ShapeCatalog ReadCatalog()
    {
        int parts = options.Task == ShapeTask.Segment ? options.Parts : 0;
        return new ShapeFolder(Path.GetFullPath(Path.Combine(data.Root, options.Path)), log).Catalog(
            options, VoxelFileModel.Extensions, (path, label) => new VoxelFileModel(path, label, kept, options.Up, parts), parts);
    }
}

/// <summary>The options of <c>voxel-files</c>.</summary>
public sealed record VoxelFilesOptions : ShapeOptions, IFileOptions
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

    [Description("The number of cells along each axis, which every file must have.")]
    [Range(2, 256)]
    public int Resolution { get; init; } = 32;

    [Description("The number of parts that cells distinguish: 0 is empty, 1 the first part; needed for task: segment.")]
    [Range(0, 254)]
    public int Parts { get; init; }

    private protected override bool HasParts => Parts > 0;

    internal override ShapeRecipe Recipe() => new() { Representation = Representation.Voxels, Resolution = Resolution, Seed = Seed };

    internal override ShapeTransform Use() => new() { Task = Task, Rotate = Rotate, Seed = Seed };
}

/// <summary>A sample that is a file of cells.</summary>
internal sealed class VoxelFileModel(string path, long label, ShapeCache cache, UpAxis up, int parts) : FileModel(path, label, cache)
{
    /// <summary>The endings that are known.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".binvox", ".npy"];

    /// <inheritdoc/>
    protected override string Reading => $"cells {up} {parts}";

    /// <inheritdoc/>
    protected override Shape Make(byte[] bytes, long number, ShapeRecipe recipe)
    {
        NumberArray cells = Where.EndsWith(".npy", StringComparison.OrdinalIgnoreCase)
            ? NpyFile.Read(bytes, Where)
            : BinvoxFile.Read(bytes, Where);
        int r = recipe.Resolution;
        if (!cells.Shape.SequenceEqual([r, r, r]))
        {
            throw new NebulaException(
                "NB3122",
                $"it has {string.Join('×', cells.Shape)} cells, but resolution is {r}.",
                Where,
                "Set resolution to the files' own, or make the files anew.");
        }
        var grid = new VoxelGrid(r, new byte[cells.Values.Length]);
        for (int cell = 0; cell < cells.Values.Length; cell++)
        {
            int x = cell % r, y = cell / r % r, z = cell / r / r;
            int to = up == UpAxis.Z ? ((((r - 1 - y) * r) + z) * r) + x : cell;
            grid.Cells[to] = Value(cells.Values[cell], cell);
        }
        return grid.Cells.AsSpan().ContainsAnyExcept((byte)0)
            ? grid
            : throw new NebulaException("NB3116", "no cell is filled.", Where, "Make the file again.");
    }

    private byte Value(float value, int cell)
    {
        if (parts == 0)
        {
            return value > 0 ? (byte)1 : (byte)0;
        }
        return value >= 0 && value <= parts && value == MathF.Floor(value)
            ? (byte)value
            : throw new NebulaException(
                "NB3121",
                FormattableString.Invariant($"cell {cell} is {value}, which is no whole number from 0 (empty) to {parts}."),
                Where,
                "Mend the label, or raise parts.");
    }
}
