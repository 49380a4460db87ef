using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// A lamp. Style: a conical shade, a drum, a dome. Detail: a straight stem, a bellied one, a gooseneck. Proportion: how much the
/// shade takes of the height.
/// </summary>
internal static class Lamp
{
    private const float Depth = 0.55f;

    public static void Build(ShapeFactors factors, ShapeBuilder shape)
    {
        float height = 1.0f * factors.Height, shade = factors.ByProportion(0.2f, 0.5f) * height, stem = height - (0.7f * shade);
        float rod = factors.ByThickness(0.015f, 0.05f), foot = factors.ByThickness(0.14f, 0.2f), ahead = 0;
        shape.Add(Part.Leg, Primitive.Frustum(foot, 0.8f * foot, 0.04f));
        switch (factors.Detail)
        {
            case 0:
                shape.Add(Part.Stem, Primitive.Cylinder(rod, stem - 0.04f).Moved(0, 0.04f, 0));
                break;
            case 1:
                AddBelly(shape, rod, foot, stem);
                break;
            default:
                ahead = 0.15f;
                AddGooseneck(shape, rod, foot, stem, ahead);
                break;
        }
        float radius = Depth / 2;
        Mesh cover = factors.Style switch
        {
            0 => Primitive.Frustum(radius, 0.45f * radius, shade),
            1 => Primitive.Cylinder(0.85f * radius, shade),
            _ => Primitive.Dome(radius, shade, radius),
        };
        shape.Add(Part.Crown, cover.Scaled(factors.Width, 1, 1).Moved(0, height - shade, ahead));
    }

    private static void AddBelly(ShapeBuilder shape, float rod, float foot, float height)
    {
        float belly = (0.5f * foot) + (1.5f * rod);
        Vector2[] profile =
        [
            new(0.5f * foot, 0.03f), new(0.8f * belly, 0.12f * height), new(belly, 0.3f * height), new(0.8f * belly, 0.5f * height),
            new(0.4f * belly, 0.68f * height), new(rod, 0.8f * height), new(rod, height),
        ];
        shape.Add(Part.Stem, Primitive.Lathe(profile));
    }

    // Up at the rear, then over to the front in a quarter circle.
    private static void AddGooseneck(ShapeBuilder shape, float rod, float foot, float height, float ahead)
    {
        float rear = -0.6f * foot, bow = MathF.Min(ahead - rear, 0.8f * height);
        Vector3[] curve = [.. Primitive.Arc(180, 90, 8).Select(point =>
            new Vector3(0, height - bow + (bow * point.Y), ahead + ((ahead - rear) * point.X)))];
        shape.Add(Part.Stem, Tube.Along([new(0, 0.03f, rear), .. curve], rod));
    }
}
