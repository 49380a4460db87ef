using System.Numerics;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// A guitar or a lute, standing upright with its strings to the front. Style: a waisted body, one with two horns, a pear. Detail: a
/// long head, a square one, none. Proportion: how much the neck takes of the height.
/// </summary>
internal static class Guitar
{
    public static void Build(ShapeFactors factors, ShapeBuilder shape)
    {
        float height = 1.15f * factors.Height, width = 0.42f * factors.Width, thickness = factors.ByThickness(0.06f, 0.16f);
        float body = factors.ByProportion(0.55f, 0.38f) * height, head = factors.Detail == 2 ? 0 : 0.14f * height;
        float front = thickness / 2;
        shape.Add(Part.Body, Primitive.Plate(Outline(factors.Style, width, body), thickness).Moved(0, 0, -front));
        shape.Add(Part.Stem, Primitive.Box(0.065f, height - head - (0.6f * body), 0.04f).Moved(0, 0.6f * body, front));
        shape.Add(Part.Surface, Primitive.Box(0.3f * width, 0.03f, 0.02f).Moved(0, 0.2f * body, front + 0.01f));
        if (factors.Detail != 2)
        {
            float top = factors.Detail == 0 ? 0.07f : 0.14f;
            shape.Add(Part.Head, Primitive.TaperedBox(0.08f, 0.035f, top, 0.03f, head, push: -0.04f).Moved(0, height - head, front));
        }
    }

    // Half the width at heights from the bottom to the top, as shares; the left side mirrors the right one.
    private static IEnumerable<Vector2> Outline(int style, float width, float height)
    {
        (float X, float Y)[] side = style switch
        {
            0 => [(0.35f, 0), (0.8f, 0.06f), (1, 0.25f), (0.88f, 0.42f), (0.66f, 0.58f), (0.72f, 0.76f), (0.6f, 0.93f), (0.3f, 1)],
            1 => [(0.4f, 0), (0.95f, 0.1f), (1, 0.28f), (0.72f, 0.5f), (0.78f, 0.75f), (0.72f, 1), (0.45f, 0.88f), (0.2f, 0.8f)],
            _ => [(0.35f, 0), (0.75f, 0.07f), (1, 0.28f), (0.93f, 0.45f), (0.72f, 0.64f), (0.48f, 0.8f), (0.28f, 0.92f), (0.15f, 1)],
        };
        Vector2[] right = [.. side.Select(point => new Vector2(point.X * width / 2, point.Y * height))];
        return [.. right, .. right.Reverse().Select(point => new Vector2(-point.X, point.Y))];
    }
}
