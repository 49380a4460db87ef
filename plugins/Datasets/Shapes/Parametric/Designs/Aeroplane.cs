using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric.Designs;

/// <summary>
/// An aeroplane, its nose to the front. Style: straight wings, swept ones, a delta. Detail: a propeller, two engines, four.
/// Proportion: how far back the wings are.
/// </summary>
internal static class Aeroplane
{
    private const float Length = 1.4f;

    public static void Build(ShapeFactors factors, ShapeBuilder shape)
    {
        float radius = factors.ByThickness(0.055f, 0.105f), tall = radius * factors.Height, pod = 0.35f * radius + 0.012f;
        float span = 0.62f * factors.Width, wing = factors.ByProportion(0.22f, -0.12f);
        shape.Add(Part.Body, Fuselage(radius, tall).Moved(0, tall, 0));
        (float root, float tip, float sweep) = factors.Style switch
        {
            0 => (0.24f, 0.16f, 0.02f),
            1 => (0.3f, 0.1f, 0.3f),
            _ => (0.6f, 0.06f, 0.52f),
        };
        shape.AddPair(Part.Wing, Blade.Wing(span, (wing, wing - root), (wing - sweep, wing - sweep - tip), 0.035f).Moved(0, tall, 0));
        AddTail(shape, factors, tall);
        AddEngines(shape, factors, new Vector3(span, tall - (0.4f * pod), wing), sweep, pod);
    }

    private static Mesh Fuselage(float radius, float tall)
    {
        Vector2[] profile =
        [
            new(0, 0), new(0.3f, 0.03f), new(0.65f, 0.25f), new(1, 0.5f), new(1, 0.82f), new(0.85f, 0.91f), new(0.5f, 0.97f), new(0, 1),
        ];
        // Turned about its length: its own front and back become above and below.
        return Primitive.Lathe([.. profile.Select(point => new Vector2(point.X, point.Y * Length))])
            .Scaled(radius, 1, tall).Pitched(90).Moved(0, 0, -Length / 2);
    }

    private static void AddTail(ShapeBuilder shape, ShapeFactors factors, float tall)
    {
        float rear = -Length / 2, fin = 0.27f * factors.Height, swept = factors.Style == 0 ? 0.04f : 0.14f;
        shape.Add(Part.Tail, Blade.Fin(fin, (rear + 0.28f, rear + 0.04f), (rear + 0.28f - swept - 0.08f, rear + 0.04f - swept), 0.03f)
            .Moved(0, 1.3f * tall, 0));
        if (factors.Style != 2)
        {
            Mesh plane = Blade.Wing(0.2f * factors.Width, (rear + 0.2f, rear + 0.03f), (rear + 0.16f - swept, rear + 0.05f - swept), 0.025f);
            shape.AddPair(Part.Tail, plane.Moved(0, 1.2f * tall, 0));
        }
    }

    private static void AddEngines(ShapeBuilder shape, ShapeFactors factors, Vector3 wing, float sweep, float pod)
    {
        if (factors.Detail == 0)
        {
            shape.Add(Part.Engine, Primitive.Capsule(0.025f, 0.1f).Pitched(90).Moved(0, wing.Y, (Length / 2) - 0.04f));
            shape.Add(Part.Engine, Primitive.Box(0.36f, 0.035f, 0.015f).Moved(0, wing.Y - 0.0175f, Length / 2));
            return;
        }
        for (int engine = 1; engine <= factors.Detail; engine++)
        {
            float outwards = engine == 1 ? 0.36f : 0.66f, length = 0.2f;
            Mesh nacelle = Primitive.Frustum(0.75f * pod, pod, length).Pitched(90);
            shape.AddPair(Part.Engine, nacelle.Moved(outwards * wing.X, wing.Y - (0.6f * pod), wing.Z - (outwards * sweep) - 0.1f));
        }
    }
}
