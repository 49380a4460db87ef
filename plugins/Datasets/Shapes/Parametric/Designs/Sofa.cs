using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// A sofa. Style: box arms, rolled arms, none. Detail: one, two or three cushions. Proportion: the height of its back; a low one
/// without arms looks like a bed.
/// </summary>
internal static class Sofa
{
    private const float Depth = 0.7f;

    public static void Build(ShapeFactors factors, ShapeBuilder shape)
    {
        float width = 1.15f * factors.Width, seat = 0.36f * factors.Height, back = factors.ByProportion(0.08f, 0.45f) * factors.Height;
        float arm = factors.Style == 2 ? 0 : factors.ByThickness(0.06f, 0.16f), cushion = factors.ByThickness(0.08f, 0.15f);
        float feet = 0.2f * seat, frame = seat - cushion - feet, inner = width - (2 * arm), rear = factors.ByThickness(0.1f, 0.2f);
        shape.Add(Part.Body, Primitive.Box(inner + arm, frame, 0.97f * Depth).Moved(0, feet, 0));
        Vector2 corner = new Vector2(width - 0.1f, Depth - 0.1f) / 2;
        Supports.AddLegs(shape, feet, corner, corner, 0.05f);
        shape.Add(Part.Back, Primitive.TaperedBox(inner, rear, inner, 0.7f * rear, cushion + back, push: -0.15f * rear)
            .Moved(0, feet + frame, (rear - Depth) / 2));
        int cushions = 1 + factors.Detail;
        float each = inner / cushions;
        for (int place = 0; place < cushions; place++)
        {
            shape.Add(Part.Surface, Primitive.Box(0.96f * each, cushion, Depth - rear)
                .Moved((each * (place + 0.5f)) - (inner / 2), feet + frame, rear / 2));
        }
        if (factors.Style != 2)
        {
            AddArms(shape, factors.Style == 1, (width - arm) / 2, arm, feet, seat - feet + (0.4f * back) + 0.04f);
        }
    }

    private static void AddArms(ShapeBuilder shape, bool rolled, float x, float breadth, float feet, float height)
    {
        shape.AddPair(Part.Arm, Primitive.Box(rolled ? 0.7f * breadth : breadth, height, Depth).Moved(x, feet, 0));
        if (rolled)
        {
            Mesh roll = Primitive.Cylinder(0.6f * breadth, Depth).Pitched(90).Moved(x, feet + height, -Depth / 2);
            shape.AddPair(Part.Arm, roll);
        }
    }
}
