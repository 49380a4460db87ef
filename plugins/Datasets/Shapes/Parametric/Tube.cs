using System.Numerics;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Parametric;

/// <summary>Bars and tubes along a line or a path.</summary>
internal static class Tube
{
    private const int Sides = 12;

    /// <summary>A round bar, which may grow thinner or thicker.</summary>
    public static Mesh Rod(Vector3 from, Vector3 to, float radius, float endRadius) => Through([from, to], [radius, endRadius], Sides, 0);

    /// <summary>A round bar.</summary>
    public static Mesh Rod(Vector3 from, Vector3 to, float radius) => Rod(from, to, radius, radius);

    /// <summary>A square bar of this breadth.</summary>
    public static Mesh Bar(Vector3 from, Vector3 to, float breadth)
    {
        float diagonal = breadth / MathF.Sqrt(2);
        return Through([from, to], [diagonal, diagonal], 4, 0.5f);
    }

    /// <summary>A round tube along a path.</summary>
    public static Mesh Along(Vector3[] path, float radius) => Through(path, [.. path.Select(_ => radius)], Sides, 0);

    private static Mesh Through(Vector3[] path, float[] radii, int sides, float phase)
    {
        var rings = new Vector3[path.Length][];
        Vector3 across = Vector3.Zero;
        for (int station = 0; station < path.Length; station++)
        {
            Vector3 before = Direction(path, Math.Max(station, 1)), behind = Direction(path, Math.Min(station + 1, path.Length - 1));
            Vector3 ahead = Vector3.Normalize(before + behind);
            // The last station's direction, made upright to the new one, keeps the tube from twisting.
            Vector3 kept = station == 0 ? Aside(ahead) : across;
            across = Vector3.Normalize(kept - (ahead * Vector3.Dot(kept, ahead)));
            rings[station] = Ring(path[station], across, Vector3.Cross(ahead, across), radii[station], sides, phase);
            Mitre(rings[station], path[station], before, behind);
        }
        return Loft.Between(path[0], rings, path[^1]);
    }

    private static Vector3 Direction(Vector3[] path, int station) => Vector3.Normalize(path[station] - path[station - 1]);

    // Cut askew at a bend, a tube is longer there across the bend: without it, it would be thinner.
    private static void Mitre(Vector3[] ring, Vector3 middle, Vector3 before, Vector3 behind)
    {
        Vector3 bend = behind - before;
        if (bend.LengthSquared() < 1e-8f)
        {
            return;
        }
        bend = Vector3.Normalize(bend);
        float excess = (2 / (before + behind).Length()) - 1;
        for (int side = 0; side < ring.Length; side++)
        {
            ring[side] += bend * (excess * Vector3.Dot(ring[side] - middle, bend));
        }
    }

    private static Vector3 Aside(Vector3 ahead) => Math.Abs(ahead.X) < 0.9f ? Vector3.UnitX : Vector3.UnitY;

    private static Vector3[] Ring(Vector3 middle, Vector3 across, Vector3 upright, float radius, int sides, float phase) =>
        [.. Enumerable.Range(0, sides).Select(side =>
        {
            (float sine, float cosine) = MathF.SinCos(MathF.Tau * (side + phase) / sides);
            return middle + (radius * ((cosine * across) + (sine * upright)));
        })];
}
