using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Datasets.Images;

/// <summary>Turns bytes into grey values between 0 and 1.</summary>
public static class GreyImages
{
    /// <summary>Picks images and makes a tensor of them.</summary>
    /// <param name="images">All images, [samples, height, width].</param>
    /// <param name="chosen">Which of them, in this order.</param>
    /// <param name="binarise">Whether and how they become black and white.</param>
    /// <param name="seeds">Where a sampled binarisation draws from, by the image's place in its file.</param>
    /// <returns>[chosen, 1, height, width], float32.</returns>
    public static torch.Tensor Pick(IdxFile images, int[] chosen, Binarisation binarise, SeedStream seeds)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(chosen);
        long height = images.Axes[1], width = images.Axes[2];
        int size = checked((int)(height * width));
        var pixels = new byte[(long)chosen.Length * size];
        Parallel.For(0, chosen.Length, place =>
        {
            Span<byte> image = pixels.AsSpan(place * size, size);
            images.Values.Slice(chosen[place] * size, size).CopyTo(image);
            Binarise(image, binarise, chosen[place], seeds);
        });

        using torch.Tensor bytes = torch.tensor(pixels, [chosen.Length, 1, height, width]);
        return bytes.to(torch.ScalarType.Float32).div_(255f);
    }

    private static void Binarise(Span<byte> image, Binarisation how, int index, SeedStream seeds)
    {
        if (how == Binarisation.None)
        {
            return;
        }
        RandomStream? random = how == Binarisation.Sampled ? seeds.Open("binarise", index) : null;
        for (int pixel = 0; pixel < image.Length; pixel++)
        {
            double threshold = random is null ? 0.5 : 1 - random.NextDouble();
            image[pixel] = image[pixel] / 255.0 >= threshold ? byte.MaxValue : byte.MinValue;
        }
    }
}
