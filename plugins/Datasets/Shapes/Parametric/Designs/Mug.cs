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

    public static void Build(ShapeFactors factors, ShapeBuilder shape)
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
        const int Steps = 8;
        Vector2[] outside = [.. Enumerable.Range(0, Steps + 1).Select(step => (float)step / Steps)
            .Select(share => new Vector2(radius * Girth(style, share), height * share))];
        IEnumerable<Vector2> inside = outside.Reverse().Select(point => new Vector2(point.X - wall, MathF.Max(point.Y, wall)));
        return Primitive.Lathe([.. outside, .. inside]);
    }

    // The radius at a share of the height, against the largest.
    private static float Girth(int style, float share) => style switch
    {
        0 => 1,
        1 => 0.6f + (0.4f * share),
        _ => 1 - (0.7f * (share - 0.5f) * (share - 0.5f)) - (0.1f * share),
    };

    private static Mesh Handle(ShapeFactors factors, float side, float height, float radius)
    {
        const float Middle = 0.52f;
        float half = factors.ByProportion(0.22f, 0.34f), low = Middle - half, high = Middle + half;
        // The handle's ends lie in the wall, which need not be upright.
        var lower = new Vector3(side * Girth(factors.Style, low) - (0.5f * radius), low * height, 0);
        var upper = new Vector3(side * Girth(factors.Style, high) - (0.5f * radius), high * height, 0);
        float reach = side + factors.ByProportion(0.07f, 0.24f);
        Vector3[] path = factors.Detail == 1
            ? [lower, lower with { X = reach }, upper with { X = reach }, upper]
            : [.. Primitive.Arc(-90, 90, 12).Select(point => Vector3.Lerp(lower, upper, (point.Y + 1) / 2))
                .Zip(Primitive.Arc(-90, 90, 12), (root, point) => root with { X = float.Lerp(root.X, reach, point.X) })];
        return Tube.Along(path, radius);
    }
}
