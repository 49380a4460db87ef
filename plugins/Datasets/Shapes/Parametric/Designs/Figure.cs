using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// A person, facing the front. Style: arms hanging, arms stretched out, one arm raised. Detail: standing, walking, in a long coat with
/// a hat. Proportion: how much the legs take of the height.
/// </summary>
internal static class Figure
{
    private const float Depth = 0.22f;

    public static void Build(ShapeFactors factors, ShapeBuilder shape)
    {
        float height = 1.15f * factors.Height, limb = factors.ByThickness(0.035f, 0.065f), shoulder = 0.19f * factors.Width;
        float head = 0.065f * height, hat = factors.Detail == 2 ? 0.04f * height : 0;
        float hip = factors.ByProportion(0.42f, 0.55f) * height, neck = height - hat - (2.3f * head);
        float hips = 0.75f * shoulder, trunk = neck - hip;
        shape.Add(Part.Body, Primitive.Lathe([new(0.8f * hips, 0), new(0.85f * hips, 0.4f * trunk), new(shoulder, 0.85f * trunk),
            new(0.7f * shoulder, 0.97f * trunk), new(0.3f * shoulder, trunk)]).Scaled(1, 1, 0.55f * Depth / shoulder).Moved(0, hip, 0));
        shape.Add(Part.Head, Primitive.Cylinder(0.45f * head, 0.6f * head).Moved(0, neck - (0.1f * head), 0));
        shape.Add(Part.Head, Primitive.Ellipsoid(0.85f * head, head, head).Moved(0, height - hat - head, 0));
        if (factors.Detail == 2)
        {
            shape.Add(Part.Crown, Primitive.Cylinder(1.6f * head, 0.02f).Moved(0, height - hat - (0.5f * head), 0));
            shape.Add(Part.Crown, Primitive.Cylinder(0.9f * head, hat + (0.5f * head)).Moved(0, height - hat - (0.5f * head), 0));
            shape.Add(Part.Body, Primitive.Frustum(1, 0.55f, 0.65f * hip).Scaled(1.5f * hips, 1, 0.78f * Depth).Moved(0, 0.37f * hip, 0));
        }
        AddLegs(shape, factors.Detail == 1, 0.5f * hips, hip, limb);
        AddArms(shape, factors.Style, new Vector3(shoulder, hip + (0.88f * trunk), 0), 0.4f * height * MathF.Sqrt(factors.Width), limb);
    }

    private static void AddLegs(ShapeBuilder shape, bool walking, float x, float hip, float limb)
    {
        float stride = walking ? 0.65f * Depth : 0;
        shape.Add(Part.Leg, Leg(x, stride));
        shape.Add(Part.Leg, Leg(x, -stride).Mirrored());

        Mesh Leg(float x, float ahead)
        {
            var builder = new ShapeBuilder();
            builder.Add(Part.Leg, Tube.Rod(new Vector3(x, limb / 2, ahead), new Vector3(x, hip + (0.5f * limb), 0), 0.7f * limb, 1.25f * limb));
            builder.Add(Part.Leg, Primitive.Box(1.4f * limb, 0.9f * limb, 3 * limb).Moved(x, 0, ahead + (0.7f * limb)));
            return builder.Build();
        }
    }

    private static void AddArms(ShapeBuilder shape, int style, Vector3 shoulder, float length, float limb)
    {
        // The angle below the horizon on the right and on the left.
        (float right, float left) = style switch { 0 => (78f, 74f), 1 => (4f, 4f), _ => (-60f, 72f) };
        shape.Add(Part.Arm, Arm(right));
        shape.Add(Part.Arm, Arm(left).Mirrored());

        Mesh Arm(float degrees)
        {
            (float sine, float cosine) = MathF.SinCos(float.DegreesToRadians(degrees));
            Vector3 from = shoulder - new Vector3(0.4f * limb, 0, 0), hand = from + (length * new Vector3(cosine, -sine, 0));
            var builder = new ShapeBuilder();
            builder.Add(Part.Arm, Tube.Rod(from, hand, limb, 0.6f * limb));
            builder.Add(Part.Arm, Primitive.Ellipsoid(0.9f * limb, 0.9f * limb, 0.9f * limb).Moved(hand.X, hand.Y, hand.Z));
            return builder.Build();
        }
    }
}
