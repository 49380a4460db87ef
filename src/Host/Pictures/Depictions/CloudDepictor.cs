using System.Numerics;
using NebulaBench.Host.Measuring.Models;
using NebulaBench.Metrics.Numerics;
using TorchSharp;

namespace NebulaBench.Host.Pictures.Depictions;

/// <summary>Point clouds as little lit balls, the near before the far.</summary>
internal sealed class CloudDepictor : IDepictor
{
    /// <summary>The radius of a ball in pixels.</summary>
    private const float Radius = 1.6f;

    /// <inheritdoc/>
    /// <param name="samples">[batch, points, coordinates], the first three x, y, z.</param>
    public IReadOnlyList<Picture> Values(torch.Tensor samples) => Draw(samples, null);

    /// <inheritdoc/>
    /// <param name="labels">[batch, points].</param>
    /// <param name="places">The points, [batch, points, coordinates].</param>
    public IReadOnlyList<Picture> Labels(torch.Tensor labels, torch.Tensor? places) =>
        places is null ? [] : Draw(places, PlainNumbers.Whole(labels));

    private static Picture[] Draw(torch.Tensor clouds, int[]? labels)
    {
        (int count, int points) = ((int)clouds.shape[0], (int)clouds.shape[1]);
        double[] positions = PlainNumbers.For(clouds.narrow(2, 0, 3));
        var pictures = new Picture[count];
        Parallelism.For(0, count, sample =>
        {
            var canvas = new ColorCanvas(Camera.Side, Camera.Side);
            var depths = new float[Camera.Side * Camera.Side];
            Array.Fill(depths, float.NegativeInfinity);
            for (int point = sample * points; point < (sample + 1) * points; point++)
            {
                var position = new Vector3((float)positions[3 * point], (float)positions[(3 * point) + 1], (float)positions[(3 * point) + 2]);
                Put(canvas, depths, position, labels is null ? Color.Steel : LabelColors.OfSurface(labels[point]));
            }
            pictures[sample] = canvas.ToPicture();
        });
        return pictures;
    }

    private static void Put(ColorCanvas canvas, float[] depths, Vector3 position, Color color)
    {
        (float column, float row, float nearness) = Camera.See(position);
        if (!float.IsFinite(column + row + nearness))
        {
            return;
        }
        (int left, int right) = Range(column);
        (int top, int bottom) = Range(row);
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                Vector2 offset = new((x + 0.5f - column) / Radius, (row - y - 0.5f) / Radius);
                float rest = 1 - offset.LengthSquared();
                int pixel = (y * Camera.Side) + x;
                if (rest < 0 || nearness + (rest * 0.01f) <= depths[pixel])
                {
                    continue;
                }
                depths[pixel] = nearness + (rest * 0.01f);
                Vector3 normal = (offset.X * Camera.Right) + (offset.Y * Camera.Up) + (MathF.Sqrt(rest) * Camera.Towards);
                // What is farther away fades, so that front and back can be told apart.
                float fading = 0.75f + (0.25f * Math.Clamp(nearness, -1, 1));
                canvas[pixel] = color.In(fading * (0.6f + (0.4f * Math.Max(0, Vector3.Dot(normal, Camera.Light)))));
            }
        }
    }

    private static (int First, int Last) Range(float middle) => (
        (int)Math.Clamp(MathF.Floor(middle - Radius), 0, Camera.Side - 1), (int)Math.Clamp(MathF.Ceiling(middle + Radius), 0, Camera.Side - 1));
}
