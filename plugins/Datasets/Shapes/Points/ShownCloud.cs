using System.Numerics;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Points;

/// <summary>
/// A cloud as one pass shows it: turned about the upright axis, scaled, its points moved and dropped, each as the options ask. The
/// points' indices stay what they were, so that input and target are changed alike.
/// </summary>
internal sealed class ShownCloud
{
    private readonly float[] coordinates;
    private readonly float[]? normals;
    private readonly byte[]? parts;
    private readonly bool[]? dropped;

    /// <summary>Shows a cloud.</summary>
    /// <param name="cloud">The cloud, which stays as it is.</param>
    /// <param name="use">What happens to it.</param>
    /// <param name="random">Where to draw from; null shows it as it is.</param>
    public ShownCloud(PointCloud cloud, ShapeUse use, RandomStream? random)
    {
        (coordinates, normals, parts) = cloud;
        if (random is null)
        {
            return;
        }
        // All are drawn whatever the options: turning one on does not change what the others do.
        (float sine, float cosine) = ((float, float))Math.SinCos(random.NextDouble(0, 2 * Math.PI));
        float size = (float)random.NextDouble(1 - use.Scale, 1 + use.Scale);
        coordinates = (float[])cloud.Coordinates.Clone();
        if (use.Rotate)
        {
            Turn(coordinates, sine, cosine);
            normals = (float[]?)cloud.Normals?.Clone();
            Turn(normals, sine, cosine);
        }
        for (int value = 0; value < coordinates.Length; value++)
        {
            coordinates[value] = (coordinates[value] * size) + (float)(use.Jitter * random.NextNormal());
        }
        if (use.PointDropout > 0)
        {
            dropped = new bool[cloud.Count];
            foreach (ref bool drop in dropped.AsSpan())
            {
                drop = random.NextDouble() < use.PointDropout;
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
