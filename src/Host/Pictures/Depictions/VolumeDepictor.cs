using System.Numerics;
using NebulaBench.Host.Measuring.Models;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Metrics.Output;
using TorchSharp;

namespace NebulaBench.Host.Pictures.Depictions;

/// <summary>Volumes as lit cubes: every pixel looks along its ray for the first filled cell.</summary>
internal sealed class VolumeDepictor : IDepictor
{
    private const int Empty = 0;

    /// <inheritdoc/>
    /// <param name="samples">[batch, channels, depth, height, width]; a cell is filled where its first channel is above ½.</param>
    public IReadOnlyList<Picture> Values(torch.Tensor samples)
    {
        double[] values = PlainNumbers.For(samples.narrow(1, 0, 1));
        return Draw(Array.ConvertAll(values, value => value > VoxelOverlap.Threshold ? 1 : Empty), samples.shape[2..], _ => Color.Steel);
    }

    /// <inheritdoc/>
    /// <param name="labels">[batch, depth, height, width]; 0 is empty.</param>
    /// <param name="places">Not needed.</param>
    public IReadOnlyList<Picture> Labels(torch.Tensor labels, torch.Tensor? places) =>
        Draw(PlainNumbers.Whole(labels), labels.shape[1..], label => LabelColors.OfSurface(label - 1));

    private static Picture[] Draw(int[] cells, long[] sizes, Func<int, Color> color)
    {
        (int depth, int height, int width) = ((int)sizes[0], (int)sizes[1], (int)sizes[2]);
        int volume = depth * height * width;
        var pictures = new Picture[cells.Length / volume];
        Parallelism.For(0, pictures.Length, sample =>
        {
            var ray = new VolumeRay(cells.AsMemory(sample * volume, volume), depth, height, width);
            var canvas = new ColorCanvas(Camera.Side, Camera.Side);
            for (int pixel = 0; pixel < Camera.Side * Camera.Side; pixel++)
            {
                if (ray.Meet(Camera.Behind(pixel % Camera.Side, pixel / Camera.Side)) is var (label, normal))
                {
                    canvas[pixel] = color(label).In(0.4f + (0.6f * Math.Max(0, Vector3.Dot(normal, Camera.Light))));
                }
            }
            pictures[sample] = canvas.ToPicture();
        });
        return pictures;
    }
}
