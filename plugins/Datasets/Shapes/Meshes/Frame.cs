using System.Numerics;

namespace NebulaBench.Datasets.Shapes.Meshes;

/// <summary>Moves and scales a shape as its <see cref="Normalization"/> asks.</summary>
/// <param name="Center">What goes to the origin.</param>
/// <param name="Scale">What distances are multiplied by.</param>
internal readonly record struct Frame(Vector3 Center, float Scale)
{
    /// <summary>The frame of a set of points; of a single place it only moves.</summary>
    public static Frame From(IEnumerable<Vector3> points, Normalization normalization)
    {
        if (normalization == Normalization.None)
        {
            return new Frame(Vector3.Zero, 1);
        }
        Vector3[] all = [.. points];
        Vector3 low = all[0], high = all[0];
        foreach (Vector3 point in all)
        {
            low = Vector3.Min(low, point);
            high = Vector3.Max(high, point);
        }
        // Halved first: the sum of two large corners could overflow.
        Vector3 center = (low / 2) + (high / 2), half = (high / 2) - (low / 2);
        float radius = normalization == Normalization.Cube
            ? Math.Max(half.X, Math.Max(half.Y, half.Z))
            : all.Max(point => Length(point - center));
        return new Frame(center, radius > 0 ? 1 / radius : 1);
    }

    /// <summary>A point in the frame.</summary>
    public Vector3 Place(Vector3 point) => (point - Center) * Scale;

    // The squares of large floats overflow.
    private static float Length(Vector3 v) => (float)Math.Sqrt(((double)v.X * v.X) + ((double)v.Y * v.Y) + ((double)v.Z * v.Z));
}
