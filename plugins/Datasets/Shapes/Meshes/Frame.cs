using System.Numerics;

namespace NebulaBench.Datasets.Shapes.Meshes;

/// <summary>Where a shape is put before anything is made of it.</summary>
public enum Normalization
{
    /// <summary>The middle of its bounding box at the origin, its farthest point at distance 1.</summary>
    Sphere,

    /// <summary>The middle of its bounding box at the origin, its largest extent 2.</summary>
    Cube,

    /// <summary>Where the file has it.</summary>
    None,
}

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

/// <summary>Brings a mesh into its frame.</summary>
internal static class MeshPlacing
{
    /// <summary>The mesh in its frame; corners that no triangle uses do not count.</summary>
    public static Mesh Placed(this Mesh mesh, Normalization normalization)
    {
        if (normalization == Normalization.None)
        {
            return mesh;
        }
        Frame frame = Frame.From(
            mesh.Triangles.SelectMany(triangle => new[] { mesh.Vertices[triangle.A], mesh.Vertices[triangle.B], mesh.Vertices[triangle.C] }),
            normalization);
        return mesh with { Vertices = Array.ConvertAll(mesh.Vertices, frame.Place) };
    }

    /// <summary>A mesh whose z axis pointed upwards, y upwards; turned, not mirrored.</summary>
    public static Mesh TurnedFromZUp(this Mesh mesh) =>
        mesh with { Vertices = Array.ConvertAll(mesh.Vertices, FromZUp) };

    /// <summary>A place given z upwards, y upwards.</summary>
    public static Vector3 FromZUp(Vector3 place) => new(place.X, place.Z, -place.Y);
}
