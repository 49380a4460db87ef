using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// A bed, its head at the rear. Style: a head board, a head and a foot board, boards of bars. Detail: legs, a box, four posts.
/// Proportion: the height of the boards; without them it looks like a low table.
/// </summary>
internal static class Bed
{
    private const float Depth = 1.0f;

    public static void Build(ShapeFactors factors, ShapeBuilder shape)
    {
        float width = 0.72f * factors.Width, lying = 0.3f * factors.Height, mattress = factors.ByThickness(0.06f, 0.16f);
        float bar = factors.ByThickness(0.03f, 0.07f), frame = lying - mattress, side = (width - bar) / 2, end = (Depth - bar) / 2;
        float head = lying + (factors.ByProportion(0.03f, 0.4f) * factors.Height);
        shape.Add(Part.Surface, Primitive.Box(0.95f * width, mattress, 0.96f * Depth).Moved(0, frame, 0));
        AddStand(shape, factors, new Vector2(side, end), bar, head);
        AddBoard(shape, factors.Style == 2, width, head, bar, -end);
        if (factors.Style > 0)
        {
            AddBoard(shape, factors.Style == 2, width, lying + (0.4f * (head - lying)), bar, end);
        }
        Mesh pillow = Primitive.Ellipsoid(0.2f * width, 0.05f, 0.1f).Moved(0.23f * width, lying + 0.02f, -0.36f * Depth);
        shape.AddPair(Part.Surface, pillow);

        void AddStand(ShapeBuilder shape, ShapeFactors factors, Vector2 corner, float bar, float head)
        {
            float low = factors.Detail == 1 ? 0 : frame * 0.55f;
            shape.Add(Part.Body, Primitive.Box(0.97f * width, frame - low, Depth - bar).Moved(0, low, 0));
            float post = factors.Detail == 2 ? MathF.Max(head, lying) + (0.25f * factors.Height) : low;
            if (factors.Detail != 1)
            {
                Supports.AddLegs(shape, post, corner, corner, bar);
            }
        }
    }

    private static void AddBoard(ShapeBuilder shape, bool bars, float width, float height, float bar, float z)
    {
        if (!bars)
        {
            shape.Add(Part.Back, Primitive.Box(width - (0.2f * bar), height, 0.8f * bar).Moved(0, 0, z));
            return;
        }
        const int Bars = 6;
        shape.Add(Part.Back, Primitive.Box(width - (0.2f * bar), bar, 0.8f * bar).Moved(0, height - bar, z));
        for (int each = 0; each < Bars; each++)
        {
            float x = (width - bar) * (((float)each / (Bars - 1)) - 0.5f);
            shape.Add(Part.Back, Primitive.Box(0.6f * bar, height - bar, 0.6f * bar).Moved(x, 0, z));
        }
    }
}
