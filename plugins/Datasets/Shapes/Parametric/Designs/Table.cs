using System.Numerics;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// A table. Style: a rectangular top, an oval one, a desk with drawers. Detail: straight legs, splayed legs, a pedestal. Proportion:
/// how far its legs stand in.
/// </summary>
internal static class Table
{
    public static void Build(ShapeFactors factors, ShapeBuilder shape)
    {
        const float Depth = 0.8f;
        float width = 1.0f * factors.Width, height = 0.6f * factors.Height;
        float board = factors.ByThickness(0.035f, 0.09f), bar = factors.ByThickness(0.04f, 0.1f), below = height - board;
        shape.Add(Part.Surface, (factors.Style == 1
            ? Primitive.Cylinder(0.5f, board).Scaled(width, 1, Depth)
            : Primitive.Box(width, board, Depth)).Moved(0, below, 0));
        AddLegs(shape, factors, new Vector2(width, Depth) / 2, below, bar);
        if (factors.Style == 2)
        {
            float drawers = 0.28f * width, tall = (factors.Detail == 2 ? 0.3f : 0.55f) * height;
            shape.Add(Part.Body, Primitive.Box(drawers, tall, 0.85f * Depth).Moved(0.3f * width, below - tall, 0));
            shape.Add(Part.Back, Primitive.Box(0.85f * width, 0.4f * height, 0.02f).Moved(0, 0.6f * height - board, -0.4f * Depth));
        }
    }

    private static void AddLegs(ShapeBuilder shape, ShapeFactors factors, Vector2 corner, float height, float bar)
    {
        if (factors.Detail == 2)
        {
            Supports.AddPedestal(shape, height, bar, factors.ByProportion(0.9f, 0.55f) * MathF.Min(corner.X, corner.Y));
            return;
        }
        // The corners of an oval top carry nothing.
        float reach = factors.ByProportion(0.95f, 0.7f) * (factors.Style == 1 ? 0.7f : 1);
        Vector2 top = (corner * reach) - new Vector2(bar / 2);
        Supports.AddLegs(shape, height, factors.Detail == 1 ? top * 0.6f : top, top, bar);
    }
}
