using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// A bottle. Style: round shoulders, a square body, a cone. Detail: open, with a cap, with a handle. Proportion: the length of its
/// neck; hardly any, with a handle, looks like a mug.
/// </summary>
internal static class Bottle
{
    private const float Depth = 0.4f;

    public static void Build(ShapeFactors factors, ShapeBuilder shape)
    {
        float height = 0.9f * factors.Height, cap = factors.Detail == 1 ? 0.08f * height : 0;
        float neck = factors.ByProportion(0.05f, 0.45f) * height, body = height - neck - cap, mouth = factors.ByThickness(0.05f, 0.13f);
        float radius = Depth / 2;
        shape.Add(Part.Body, Vessel(factors.Style, radius, mouth, body).Scaled(factors.Width, 1, 1));
        shape.Add(Part.Stem, Neck(mouth, neck, height: body, open: factors.Detail != 1));
        if (factors.Detail == 1)
        {
            shape.Add(Part.Head, Primitive.Cylinder(1.25f * mouth, cap).Moved(0, body + neck, 0));
        }
        if (factors.Detail == 2)
        {
            AddHandle(shape, radius * factors.Width, body, 0.2f * mouth);
        }
    }

    private static Mesh Vessel(int style, float radius, float mouth, float height) => style switch
    {
        0 => Primitive.Lathe([new(0.9f * radius, 0), new(radius, 0.04f * height), new(radius, 0.7f * height), .. Primitive.Arc(0, 75, 5)
            .Select(point => new Vector2(float.Lerp(mouth, radius, point.X), height * (0.7f + (0.3f * point.Y)))), new(mouth, height)]),
        // The four sides of the ring have their corners √2 further out.
        1 => Primitive.Lathe([new(1.3f * radius, 0), new(1.3f * radius, 0.85f * height), new(mouth, height)], sides: 4),
        _ => Primitive.Lathe([new(radius, 0), new(radius, 0.08f * height), new(mouth, height)]),
    };

    private static Mesh Neck(float radius, float length, float height, bool open)
    {
        float rim = height + length, inner = 0.75f * radius, lip = 1.2f * radius, fold = rim - MathF.Min(0.03f, 0.4f * length);
        Vector2[] outside = [new(radius, height - 0.01f), new(radius, fold), new(lip, fold), new(lip, rim)];
        return Primitive.Lathe(open ? [.. outside, new(inner, rim), new(inner, height)] : outside);
    }

    private static void AddHandle(ShapeBuilder shape, float side, float height, float radius)
    {
        Vector3[] path = [.. Primitive.Arc(-90, 90, 10).Select(point =>
            new Vector3((0.75f * side) + (0.18f * point.X), (0.52f * height) + (0.3f * height * point.Y), 0))];
        shape.Add(Part.Arm, Tube.Along(path, radius + 0.012f));
    }
}
