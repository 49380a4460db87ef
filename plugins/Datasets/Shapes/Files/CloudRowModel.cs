using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Points;
using NebulaBench.Datasets.Shapes.Samples;

namespace NebulaBench.Datasets.Shapes.Files;

/// <summary>A sample that is one of the clouds of an HDF5 file.</summary>
/// <param name="table">The file.</param>
/// <param name="cloud">Which cloud.</param>
/// <param name="clouds">How many there are.</param>
/// <param name="label">Its class.</param>
internal sealed class CloudRowModel(CloudTable table, int cloud, int clouds, long label) : ShapeModel($"{table.Path}, cloud {cloud}", label)
{
    /// <inheritdoc/>
    public override PreparedShape Prepare(ShapeRecipe recipe)
    {
        float[] places = table.Cloud("data", cloud, clouds);
        float[]? normals = recipe.Normals ? table.Cloud("normal", cloud, clouds) : null;
        int points = places.Length / 3;
        NumberArray numbers = normals is null ? new([points, 3], places) : new([points, 6], Beside(places, normals));
        // The points are in random order already: taking the first ones is what others who use these files do.
        return new PreparedShape(
            PointTable.Cloud(numbers, recipe, 0, UpAxis.Y, null, Where), SHA256.HashData(MemoryMarshal.AsBytes<float>(places)));
    }

    private static float[] Beside(float[] places, float[] normals)
    {
        var both = new float[places.Length * 2];
        for (int at = 0; at < places.Length; at++)
        {
            int row = at / 3 * 6, column = at % 3;
            both[row + column] = places[at];
            both[row + column + 3] = normals[at];
        }
        return both;
    }
}
