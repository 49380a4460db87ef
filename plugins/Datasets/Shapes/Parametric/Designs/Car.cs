using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// A car, its bonnet to the front. Style: saloon, van, pick-up. Detail: plain, with a spoiler, with a third axle. Proportion: how much
/// the cabin takes of the height.
/// </summary>
internal static class Car
{
    private const float Length = 1.4f;

    public static void Build(ShapeFactors factors, ShapeBuilder shape)
    {
        float width = 0.62f * factors.Width, height = 0.46f * factors.Height, wheel = factors.ByThickness(0.085f, 0.14f);
        float clear = 0.7f * wheel, cabin = factors.ByProportion(0.35f, 0.55f) * (height - clear), body = height - clear - cabin;
        shape.Add(Part.Body, Primitive.TaperedBox(width, Length, 0.95f * width, 0.96f * Length, body).Moved(0, clear, 0));
        AddCabin(shape, factors.Style, width, cabin, clear + body);
        AddWheels(shape, factors.Detail == 2, width, wheel);
        if (factors.Detail == 1)
        {
            float rear = (0.1f - Length) / 2, stand = 0.35f * cabin;
            shape.AddPair(Part.Tail, Primitive.Box(0.03f, stand, 0.05f).Moved(0.35f * width, clear + body, rear));
            shape.Add(Part.Tail, Primitive.Box(width, 0.03f, 0.14f).Moved(0, clear + body + stand, rear));
        }
    }

    private static void AddCabin(ShapeBuilder shape, int style, float width, float height, float floor)
    {
        (float bottom, float top, float place, float push) = style switch
        {
            0 => (0.56f, 0.3f, -0.04f, -0.01f),
            1 => (0.74f, 0.6f, -0.11f, -0.05f),
            _ => (0.36f, 0.24f, 0.06f, -0.03f),
        };
        shape.Add(Part.Head, Primitive.TaperedBox(0.93f * width, bottom * Length, 0.78f * width, top * Length, height, push * Length)
            .Moved(0, floor, place * Length));
        if (style == 2)
        {
            // The walls around the bed behind the cabin.
            float wall = 0.3f * height, rear = -0.48f * Length, front = (place - (bottom / 2)) * Length;
            shape.AddPair(Part.Body, Primitive.Box(0.04f, wall, front - rear).Moved(0.45f * width, floor, (front + rear) / 2));
            shape.Add(Part.Body, Primitive.Box(0.9f * width, wall, 0.04f).Moved(0, floor, rear + 0.02f));
        }
    }

    private static void AddWheels(ShapeBuilder shape, bool thirdAxle, float width, float radius)
    {
        float breadth = 0.16f * width;
        Mesh wheel = Primitive.Cylinder(radius, breadth).Rolled(-90).Moved((width / 2) - (0.75f * breadth), radius, 0);
        float[] axles = thirdAxle ? [0.31f, -0.16f, -0.37f] : [0.31f, -0.31f];
        foreach (float axle in axles)
        {
            shape.AddPair(Part.Wheel, wheel.Moved(0, 0, axle * Length));
        }
    }
}
