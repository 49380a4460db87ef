using NebulaBench.Host.Evaluation.Models;
using NebulaBench.Reconstruction;
using TorchSharp;

namespace NebulaBench.Host.Generation;

/// <summary>Turns batches of tensors into pictures.</summary>
internal static class Pictures
{
    /// <summary>Colours of labels in a segmentation, the background first.</summary>
    private static readonly (float Red, float Green, float Blue)[] LabelColours =
    [
        (0.12f, 0.12f, 0.12f), (0.25f, 0.56f, 0.85f), (1, 0.66f, 0.05f), (0.74f, 0.12f, 0), (0.51f, 0.18f, 0.71f), (0.66f, 0.42f, 0.35f),
        (0.91f, 0.39f, 0), (0.57f, 0.85f, 0.86f), (0.44f, 0.46f, 0.51f), (0.73f, 0.67f, 0.44f), (0.58f, 0.64f, 0.64f),
    ];

    private static readonly (float Red, float Green, float Blue) Nothing = (1, 1, 1);

    /// <summary>Inputs or targets: numbers in [0, 1], [batch, channels, height, width], or a label for each pixel, [batch, height, width].</summary>
    public static IReadOnlyList<Picture> Of(torch.Tensor images) =>
        images.is_floating_point() ? Split(images.shape, PlainNumbers.Of(images)) : Labels(images.shape, PlainNumbers.Whole(images));

    /// <summary>A decoder's raw outputs, held against targets as these are.</summary>
    /// <param name="outputs">[batch, channels or labels, height, width].</param>
    /// <param name="reconstruction">What they mean.</param>
    /// <param name="areLabels">Whether each channel stands for a label.</param>
    public static IReadOnlyList<Picture> OfOutputs(torch.Tensor outputs, ReconstructionLoss reconstruction, bool areLabels) =>
        areLabels ? Of(outputs.argmax(1)) : Of(reconstruction.Present(outputs));

    private static Picture[] Split(long[] shape, double[] values)
    {
        // Channels beyond three, or two, have no colours: the first is shown.
        (int channels, int height, int width) = ((int)shape[1], (int)shape[2], (int)shape[3]);
        int shown = channels == 3 ? 3 : 1, size = channels * height * width;
        var pictures = new Picture[shape[0]];
        for (int at = 0; at < pictures.Length; at++)
        {
            float[] part = Array.ConvertAll(values[(at * size)..((at * size) + (shown * height * width))], value => (float)value);
            pictures[at] = new Picture(shown, height, width, part);
        }
        return pictures;
    }

    private static Picture[] Labels(long[] shape, int[] labels)
    {
        (int height, int width) = ((int)shape[^2], (int)shape[^1]);
        int size = height * width;
        var pictures = new Picture[shape[0]];
        for (int at = 0; at < pictures.Length; at++)
        {
            var values = new float[3 * size];
            for (int pixel = 0; pixel < size; pixel++)
            {
                int label = labels[(at * size) + pixel];
                (values[pixel], values[size + pixel], values[(2 * size) + pixel]) =
                    label < 0 ? Nothing : LabelColours[label % LabelColours.Length];
            }
            pictures[at] = new Picture(3, height, width, values);
        }
        return pictures;
    }
}
