using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Points;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Files;

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
