using System.Numerics;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// A chair. Style: a panel, slats, or a panel with arm rests. Detail: straight legs, splayed legs, a pedestal. A back of little
/// proportion makes a stool.
/// </summary>
internal static class Chair
{
    private const float Depth = 0.5f;

    public static void Build(ShapeFactors factors, ShapeBuilder shape)
    {
        float width = 0.48f * factors.Width, seat = 0.45f * factors.Height, board = factors.ByThickness(0.03f, 0.09f);
        float bar = factors.ByThickness(0.025f, 0.065f), back = factors.ByProportion(0.06f, 0.65f) * factors.Height;
        shape.Add(Part.Surface, Primitive.Box(width, board, Depth).Moved(0, seat - board, 0));
        AddLegs(shape, factors.Detail, new Vector2(width, Depth) / 2, seat - board, bar);
        AddBack(shape, factors.Style, width, seat, back, bar);
        if (factors.Style == 2)
        {
            AddArms(shape, width / 2, seat, MathF.Min(0.2f, back), bar);
        }
    }

    private static void AddLegs(ShapeBuilder shape, int detail, Vector2 corner, float height, float bar)
    {
        if (detail == 2)
        {
            Supports.AddPedestal(shape, height, bar, 0.9f * MathF.Min(corner.X, corner.Y));
            return;
        }
        Vector2 top = corner - (new Vector2(bar) * (detail == 0 ? 0.5f : 1.5f));
        Supports.AddLegs(shape, height, top, detail == 0 ? top : corner + new Vector2(0.03f), bar);
    }

    private static void AddBack(ShapeBuilder shape, int style, float width, float seat, float height, float bar)
    {
        float rear = (bar - Depth) / 2;
        if (style != 1)
        {
            shape.Add(Part.Back, Primitive.TaperedBox(width, bar, 0.9f * width, bar, height, push: -0.15f * height).Moved(0, seat, rear));
            return;
        }
        const int Slats = 4;
        float rail = MathF.Min(1.5f * bar, height / 2);
        shape.Add(Part.Back, Primitive.Box(width, rail, bar).Moved(0, seat + height - rail, rear));
        for (int slat = 0; slat < Slats; slat++)
        {
            float x = (width - bar) * (((float)slat / (Slats - 1)) - 0.5f);
            shape.Add(Part.Back, Primitive.Box(bar, height - rail, 0.6f * bar).Moved(x, seat, rear));
        }
    }

    private static void AddArms(ShapeBuilder shape, float side, float seat, float height, float bar)
    {
        shape.AddPair(Part.Arm, Primitive.Box(bar, height, bar).Moved(side, seat, (0.7f * Depth / 2) - bar));
        shape.AddPair(Part.Arm, Primitive.Box(1.4f * bar, bar, 0.85f * Depth).Moved(side, seat + height, -0.075f * Depth));
    }
}
