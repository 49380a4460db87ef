using NebulaBench.Datasets.Shapes.Samples;

namespace NebulaBench.Datasets.Shapes.Points;

/// <summary>Points on a surface.</summary>
/// <param name="Coordinates">x, y, z of one point after the other, [points × 3].</param>
/// <param name="Normals">Unit normals in the same order, or null.</param>
/// <param name="Parts">The part each point belongs to, from 0, or null.</param>
internal sealed record PointCloud(float[] Coordinates, float[]? Normals, byte[]? Parts) : Shape
{
    /// <summary>The number of points.</summary>
    public int Count => Coordinates.Length / 3;
}
