using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Datasets.Shapes.Voxels;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Shapes.Files;

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
