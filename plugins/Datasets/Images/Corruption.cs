using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Images;

/// <summary>What denoising and completion do to an input, and never to a target: noise, masked pixels, masked squares, in this order.</summary>
/// <param name="options">How much of each.</param>
internal sealed class Corruption(ImageFileOptions options)
{
    /// <summary>Whether it does anything.</summary>
    public bool Happens => options.InputNoise > 0 || options.MaskedPixels > 0 || options.MaskedSquares > 0;

    /// <summary>Damages an input in place.</summary>
    /// <param name="values">[channels × height × width].</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="random">Where to draw from.</param>
    public void Do(Span<float> values, int height, int width, RandomStream random)
    {
        if (options.InputNoise > 0)
        {
            // Not clipped: the noise is Gaussian, whatever the value.
            foreach (ref float value in values)
            {
                value += (float)(options.InputNoise * random.NextNormal());
            }
        }
        int area = height * width;
        if (options.MaskedPixels > 0)
        {
            for (int pixel = 0; pixel < area; pixel++)
            {
                if (random.NextDouble() < options.MaskedPixels)
                {
                    Mask(values, area, pixel);
                }
            }
        }
        int side = Math.Max(1, (int)Math.Round(options.MaskedSquareSize * Math.Min(height, width)));
        for (int square = 0; square < options.MaskedSquares; square++)
        {
            int top = random.NextInt(height - side + 1), left = random.NextInt(width - side + 1);
            for (int place = 0; place < side * side; place++)
            {
                Mask(values, area, ((top + (place / side)) * width) + left + (place % side));
            }
        }
    }

    private static void Mask(Span<float> values, int area, int pixel)
    {
        for (int at = pixel; at < values.Length; at += area)
        {
            values[at] = 0;
        }
    }
}
