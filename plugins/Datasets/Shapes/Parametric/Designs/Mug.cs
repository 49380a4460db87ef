using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// A mug or a cup, its handle at the right. Style: straight, tapered, bellied. Detail: a round handle, a square one, two. Proportion:
/// the size of the handle.
/// </summary>
internal static class Mug
{
    private const float Depth = 0.6f;

    public static void Build(ShapeFactors factors, MeshBuilder shape)
    {
        float height = 0.65f * factors.Height, wall = factors.ByThickness(0.015f, 0.06f), radius = Depth / 2;
        float side = radius * factors.Width;
        shape.Add(Part.Body, Vessel(factors.Style, radius, height, wall).Scaled(factors.Width, 1, 1));
        Mesh handle = Handle(factors, side, height, 0.4f * wall + 0.018f);
        shape.Add(Part.Arm, handle);
        if (factors.Detail == 2)
        {
            shape.Add(Part.Arm, handle.Mirrored());
        }
    }

    // Up the outside, over the rim, and down the inside to its own floor.
    private static Mesh Vessel(int style, float radius, float height, float wall)
    {
        float[] girths = style switch
        {
            0 => [1, 1, 1, 1, 1],
            1 => [0.6f, 0.72f, 0.82f, 0.92f, 1],
            _ => [0.7f, 0.95f, 1, 0.93f, 0.85f],
        };
        Vector2[] outside = [.. girths.Select((girth, step) => new Vector2(girth * radius, height * step / (girths.Length - 1)))];
        IEnumerable<Vector2> inside = outside.Reverse().Select(point => new Vector2(point.X - wall, MathF.Max(point.Y, wall)));
        return Primitive.Lathe([.. outside, .. inside]);
    }

    private static Mesh Handle(ShapeFactors factors, float side, float height, float radius)
    {
        // Where the wall is at the handle's ends; a tapered mug is narrower there.
        float root = side * (factors.Style == 1 ? 0.7f : 0.9f), reach = side + factors.ByProportion(0.07f, 0.24f) - root;
        float half = factors.ByProportion(0.22f, 0.34f) * height, middle = 0.52f * height;
        Vector3[] path = factors.Detail == 1
            ? [new(root, middle - half, 0), new(root + reach, middle - half, 0), new(root + reach, middle + half, 0), new(root, middle + half, 0)]
            : [.. Primitive.Arc(-90, 90, 12).Select(point => new Vector3(root + (reach * point.X), middle + (half * point.Y), 0))];
        return Tube.Along(path, radius);
    }
}
