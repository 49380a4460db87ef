using NebulaBench.Host.Measuring.Models;
using TorchSharp;

namespace NebulaBench.Host.Pictures.Depictions;

/// <summary>Images as they are, and label images in the labels' colors.</summary>
internal sealed class ImageDepictor : IDepictor
{
    /// <inheritdoc/>
    /// <param name="samples">Numbers in [0, 1], [batch, channels, height, width].</param>
    public IReadOnlyList<Picture> Values(torch.Tensor samples)
    {
        // Channels beyond three, or two, have no colors: the first is shown.
        double[] values = PlainNumbers.For(samples);
        (int channels, int height, int width) = ((int)samples.shape[1], (int)samples.shape[2], (int)samples.shape[3]);
        int shown = channels == 3 ? 3 : 1, size = channels * height * width;
        var pictures = new Picture[samples.shape[0]];
        for (int at = 0; at < pictures.Length; at++)
        {
            float[] part = Array.ConvertAll(values[(at * size)..((at * size) + (shown * height * width))], value => (float)value);
            pictures[at] = new Picture(shown, height, width, part);
        }
        return pictures;
    }

    /// <inheritdoc/>
    /// <param name="labels">[batch, height, width].</param>
    /// <param name="places">Not needed.</param>
    public IReadOnlyList<Picture> Labels(torch.Tensor labels, torch.Tensor? places)
    {
        int[] all = PlainNumbers.Whole(labels);
        (int height, int width) = ((int)labels.shape[^2], (int)labels.shape[^1]);
        var pictures = new Picture[labels.shape[0]];
        for (int at = 0; at < pictures.Length; at++)
        {
            var canvas = new ColorCanvas(height, width);
            for (int pixel = 0; pixel < height * width; pixel++)
            {
                canvas[pixel] = LabelColors.OfPixel(all[(at * height * width) + pixel]);
            }
            pictures[at] = canvas.ToPicture();
        }
        return pictures;
    }
}
