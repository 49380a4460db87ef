using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>
/// A closed surface through rings of equally many points, each counter-clockwise seen from where the loft goes. Every primitive is one.
/// </summary>
internal static class Loft
{
    /// <summary>A surface from a point through rings to another point, each end closed by a fan.</summary>
    /// <param name="first">The point before the first ring: a pole, or the middle of a flat end.</param>
    /// <param name="rings">The rings.</param>
    /// <param name="last">The point after the last ring.</param>
    public static Mesh Between(Vector3 first, Vector3[][] rings, Vector3 last)
    {
        int sides = rings[0].Length, top = rings.Length * sides;
        List<Triangle> triangles = [];
        for (int side = 0; side < sides; side++)
        {
            int next = (side + 1) % sides, end = top - sides;
            triangles.Add(new Triangle(top, next, side));
            triangles.Add(new Triangle(top + 1, end + side, end + next));
        }
        for (int ring = 1; ring < rings.Length; ring++)
        {
            AddBelt(triangles, (ring - 1) * sides, ring * sides, sides);
        }
        return new Mesh([.. rings.SelectMany(ring => ring), first, last], [.. triangles]);
    }

    /// <summary>A surface through rings whose last joins the first, such as a torus.</summary>
    /// <param name="rings">The rings.</param>
    public static Mesh Around(Vector3[][] rings)
    {
        int sides = rings[0].Length;
        List<Triangle> triangles = [];
        for (int ring = 0; ring < rings.Length; ring++)
        {
            AddBelt(triangles, ring * sides, (ring + 1) % rings.Length * sides, sides);
        }
        return new Mesh([.. rings.SelectMany(ring => ring)], [.. triangles]);
    }

    /// <summary>The middle of a ring.</summary>
    /// <param name="ring">The points.</param>
    public static Vector3 Middle(Vector3[] ring) => ring.Aggregate(Vector3.Zero, (sum, point) => sum + point) / ring.Length;

    private static void AddBelt(List<Triangle> triangles, int lower, int upper, int sides)
    {
        for (int side = 0; side < sides; side++)
        {
            int next = (side + 1) % sides;
            triangles.Add(new Triangle(lower + side, lower + next, upper + next));
            triangles.Add(new Triangle(lower + side, upper + next, upper + side));
        }
    }
}
