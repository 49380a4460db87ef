using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>Bodies of flat faces and of revolution. Those with a flat bottom stand on y = 0, centered about the y axis.</summary>
internal static class Primitive
{
    private const int Segments = 24;

    /// <summary>A box.</summary>
    public static Mesh Box(float width, float height, float depth) => TaperedBox(width, depth, width, depth, height);

    /// <summary>A box whose top may be smaller or larger than its bottom, and pushed along z.</summary>
    public static Mesh TaperedBox(float width, float depth, float topWidth, float topDepth, float height, float push = 0) =>
        Slab(Rectangle(width, depth, 0, 0), Rectangle(topWidth, topDepth, height, push));

    /// <summary>What lies between two outlines of equally many points, counter-clockwise seen from the second.</summary>
    public static Mesh Slab(Vector3[] from, Vector3[] to) => Loft.Between(Loft.Middle(from), [from, to], Loft.Middle(to));

    /// <summary>An outline in x and y, counter-clockwise and star-shaped about its middle, as a plate: its back lies in z = 0.</summary>
    public static Mesh Plate(IEnumerable<Vector2> outline, float thickness)
    {
        Vector2[] points = [.. outline];
        return Slab([.. points.Select(point => new Vector3(point, 0))], [.. points.Select(point => new Vector3(point, thickness))]);
    }

    /// <summary>A cylinder.</summary>
    public static Mesh Cylinder(float radius, float height) => Frustum(radius, radius, height);

    /// <summary>A cone whose tip is cut off, or not: either radius may be zero.</summary>
    public static Mesh Frustum(float radius, float topRadius, float height) => Lathe([new(radius, 0), new(topRadius, height)]);

    /// <summary>An ellipsoid centered at the origin.</summary>
    public static Mesh Ellipsoid(float x, float y, float z) => Lathe(Arc(-90, 90, 12)).Scaled(x, y, z);

    /// <summary>The upper half of an ellipsoid, standing on its cut.</summary>
    public static Mesh Dome(float x, float y, float z) => Lathe(Arc(0, 90, 6)).Scaled(x, y, z);

    /// <summary>A cylinder with round ends, of this height altogether.</summary>
    public static Mesh Capsule(float radius, float height)
    {
        var low = new Vector2(0, radius);
        var high = new Vector2(0, Math.Max(radius, height - radius));
        return Lathe([.. Arc(-90, 0, 6).Select(point => (point * radius) + low), .. Arc(0, 90, 6).Select(point => (point * radius) + high)]);
    }

    /// <summary>A ring around the y axis, centered at the origin.</summary>
    public static Mesh Torus(float radius, float tube)
    {
        const int Around = 12;
        // The rings run downwards inside and upwards outside, so that the surface faces outwards.
        return Loft.Around([.. Enumerable.Range(0, Around).Select(step =>
        {
            (float sine, float cosine) = MathF.SinCos(MathF.Tau * step / Around);
            return Ring(radius + (tube * cosine), tube * sine, Segments);
        })]);
    }

    /// <summary>A profile turned about the y axis. It runs so that the body is to its left: upwards outside, downwards inside.</summary>
    /// <param name="profile">Radius and height of every corner; it ends at the axis or with a flat end.</param>
    /// <param name="sides">How many sides the body has.</param>
    public static Mesh Lathe(IReadOnlyList<Vector2> profile, int sides = Segments)
    {
        const float Axis = 1e-6f;
        Vector3[][] rings = [.. profile.Where(point => point.X > Axis).Select(point => Ring(point.X, point.Y, sides))];
        return Loft.Between(new Vector3(0, profile[0].Y, 0), rings, new Vector3(0, profile[^1].Y, 0));
    }

    /// <summary>Points of the unit circle from one angle above the horizon to another, in degrees.</summary>
    public static Vector2[] Arc(float from, float to, int steps) => [.. Enumerable.Range(0, steps + 1).Select(step =>
    {
        (float sine, float cosine) = MathF.SinCos(float.DegreesToRadians(float.Lerp(from, to, (float)step / steps)));
        return new Vector2(cosine, sine);
    })];

    // The first side faces the front whatever their number: half a step on.
    private static Vector3[] Ring(float radius, float y, int sides) => [.. Enumerable.Range(0, sides).Select(side =>
    {
        (float sine, float cosine) = MathF.SinCos(MathF.Tau * (side + 0.5f) / sides);
        return new Vector3(radius * sine, y, radius * cosine);
    })];

    private static Vector3[] Rectangle(float width, float depth, float y, float push)
    {
        float x = width / 2, z = depth / 2;
        return [new(-x, y, push + z), new(x, y, push + z), new(x, y, push - z), new(-x, y, push - z)];
    }
}
