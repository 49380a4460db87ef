using System.Numerics;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Points;

/// <summary>
/// A cloud as one pass shows it: turned about the upright axis, scaled, its points moved and dropped, each as the options ask. The
/// points' indices stay what they were, so that input and target are changed alike.
/// </summary>
internal sealed class AugmentedPointCloud
{
    private readonly float[] coordinates;
    private readonly float[]? normals;
    private readonly byte[]? parts;
    private readonly bool[]? dropped;

    /// <summary>Shows a cloud.</summary>
    /// <param name="cloud">The cloud, which stays as it is.</param>
    /// <param name="use">What happens to it.</param>
    /// <param name="seeds">What is drawn from, each change by itself; null shows the cloud as it is.</param>
    /// <param name="index">The sample's index.</param>
    public AugmentedPointCloud(PointCloud cloud, ShapeTransform use, SeedStream? seeds, long index)
    {
        (coordinates, normals, parts) = cloud;
        if (seeds is not { } stream)
        {
            return;
        }
        coordinates = (float[])cloud.Coordinates.Clone();
        if (use.Rotate)
        {
            (double sine, double cosine) = Math.SinCos(stream.Open("turn", index).NextDouble(0, 2 * Math.PI));
            normals = (float[]?)cloud.Normals?.Clone();
            Turn(coordinates, (float)sine, (float)cosine);
            Turn(normals, (float)sine, (float)cosine);
        }
        float size = (float)stream.Open("size", index).NextDouble(1 - use.Scale, 1 + use.Scale);
        RandomStream noise = stream.Open("jitter", index);
        for (int value = 0; value < coordinates.Length; value++)
        {
            coordinates[value] = (coordinates[value] * size) + (use.Jitter > 0 ? (float)(use.Jitter * noise.NextNormal()) : 0);
        }
        if (use.PointDropout > 0)
        {
            RandomStream drops = stream.Open("dropout", index);
            dropped = new bool[cloud.Count];
            foreach (ref bool drop in dropped.AsSpan())
            {
                drop = drops.NextDouble() < use.PointDropout;
            }
        }
    }

    /// <summary>Writes points; those that are dropped repeat the first that is not.</summary>
    /// <param name="chosen">Which points.</param>
    /// <param name="columns">3, or 6 with normals.</param>
    /// <param name="values">[points × columns].</param>
    public void Write(int[] chosen, int columns, Span<float> values)
    {
        int first = FirstKept(chosen);
        for (int place = 0; place < chosen.Length; place++)
        {
            int point = Kept(chosen[place], first);
            coordinates.AsSpan(point * 3, 3).CopyTo(values[(place * columns)..]);
            if (columns == 6)
            {
                normals.AsSpan(point * 3, 3).CopyTo(values[((place * columns) + 3)..]);
            }
        }
    }

    /// <summary>Writes the points' parts, [points], dropped points as above.</summary>
    public void WriteParts(int[] chosen, Span<long> values)
    {
        int first = FirstKept(chosen);
        for (int place = 0; place < chosen.Length; place++)
        {
            values[place] = parts![Kept(chosen[place], first)];
        }
    }

    private int Kept(int point, int first) => dropped is not null && dropped[point] ? first : point;

    // Where all are dropped the very first one stays.
    private int FirstKept(int[] chosen)
    {
        int kept = dropped is null ? 0 : Array.FindIndex(chosen, point => !dropped[point]);
        return chosen[Math.Max(0, kept)];
    }

    private static void Turn(float[]? values, float sine, float cosine)
    {
        for (int at = 0; at < values?.Length; at += 3)
        {
            var turned = new Vector2(
                (cosine * values[at]) + (sine * values[at + 2]), (cosine * values[at + 2]) - (sine * values[at]));
            (values[at], values[at + 2]) = (turned.X, turned.Y);
        }
    }
}
