using System.Runtime.InteropServices;
using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Datasets.Images;

/// <summary>Turns bytes into gray values between 0 and 1.</summary>
public static class GrayImages
{
    private const int ImagesPerBlock = 256;

    private static readonly float[] Gray = [.. Enumerable.Range(0, 256).Select(value => value / 255f)];

    private static readonly float[] BlackOrWhite = [.. Enumerable.Range(0, 256).Select(value => value / 255f >= 0.5f ? 1f : 0f)];

    /// <summary>Picks images and makes a tensor of them.</summary>
    /// <param name="images">All images, [samples, height, width].</param>
    /// <param name="chosen">Which of them, in this order.</param>
    /// <param name="binarize">Whether and how they become black and white.</param>
    /// <param name="seeds">Where a sampled binarization draws from, by the image's place in its file.</param>
    /// <returns>[chosen, 1, height, width], float32.</returns>
    public static torch.Tensor Pick(IdxFile images, int[] chosen, Binarization binarize, SeedStream seeds)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(chosen);
        long height = images.Axes[1], width = images.Axes[2];
        int size = checked((int)(height * width));
        torch.Tensor picked = torch.empty([chosen.Length, 1, height, width], torch.ScalarType.Float32);

        // Written into the tensor's own memory: for the whole of MNIST every further copy costs more than the decompression.
        int blocks = (chosen.Length + ImagesPerBlock - 1) / ImagesPerBlock;
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = torch.get_num_threads() }, block =>
        {
            Span<float> values = MemoryMarshal.Cast<byte, float>(picked.bytes);
            int end = Math.Min(chosen.Length, (block + 1) * ImagesPerBlock);
            for (int place = block * ImagesPerBlock; place < end; place++)
            {
                Convert(
                    images.Values.Slice(chosen[place] * size, size),
                    values.Slice(place * size, size),
                    binarize,
                    seeds,
                    chosen[place]);
            }
        });
        return picked;
    }

    private static void Convert(ReadOnlySpan<byte> image, Span<float> values, Binarization binarize, SeedStream seeds, int index)
    {
        if (binarize == Binarization.Sampled)
        {
            RandomStream random = seeds.Open("binarise", index); // a seed's name, which must stay for the draws to stay
            for (int pixel = 0; pixel < image.Length; pixel++)
            {
                values[pixel] = random.NextDouble() < image[pixel] / 255.0 ? 1f : 0f;
            }
            return;
        }
        float[] meaning = binarize == Binarization.Threshold ? BlackOrWhite : Gray;
        for (int pixel = 0; pixel < image.Length; pixel++)
        {
            values[pixel] = meaning[image[pixel]];
        }
    }
}
