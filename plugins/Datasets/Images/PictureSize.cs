namespace NebulaBench.Datasets.Images;

/// <summary>Brings pictures to another size.</summary>
internal static class PictureSize
{
    /// <summary>Resamples with a triangle filter as wide as a new pixel, so that a picture made smaller does not flicker.</summary>
    public static Picture Smooth(Picture picture, int height, int width)
    {
        if (picture.Height == height && picture.Width == width)
        {
            return picture;
        }
        int channels = picture.Channels;
        Tap[] across = Taps(picture.Width, width), down = Taps(picture.Height, height);
        var narrowed = new float[picture.Height * width * channels];
        for (int row = 0; row < picture.Height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    float sum = 0;
                    for (int tap = 0; tap < across[column].Weights.Length; tap++)
                    {
                        int from = across[column].First + tap;
                        sum += across[column].Weights[tap] * picture.Values[(((row * picture.Width) + from) * channels) + channel];
                    }
                    narrowed[(((row * width) + column) * channels) + channel] = sum;
                }
            }
        }
        var values = new ushort[height * width * channels];
        int rowLength = width * channels;
        var line = new float[rowLength];
        for (int row = 0; row < height; row++)
        {
            Array.Clear(line);
            for (int tap = 0; tap < down[row].Weights.Length; tap++)
            {
                ReadOnlySpan<float> from = narrowed.AsSpan((down[row].First + tap) * rowLength, rowLength);
                float weight = down[row].Weights[tap];
                for (int at = 0; at < rowLength; at++)
                {
                    line[at] += weight * from[at];
                }
            }
            for (int at = 0; at < rowLength; at++)
            {
                values[(row * rowLength) + at] = (ushort)Math.Clamp(MathF.Round(line[at]), 0, picture.Largest);
            }
        }
        return new Picture(height, width, channels, picture.Largest, values);
    }

    /// <summary>Takes the nearest pixel: classes have no values between them.</summary>
    public static Picture Nearest(Picture picture, int height, int width)
    {
        var values = new ushort[height * width];
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                long fromRow = ((2L * row) + 1) * picture.Height / (2 * height), fromColumn = ((2L * column) + 1) * picture.Width / (2 * width);
                values[(row * width) + column] = picture.Values[(fromRow * picture.Width) + fromColumn];
            }
        }
        return new Picture(height, width, 1, picture.Largest, values);
    }

    private static Tap[] Taps(int from, int to)
    {
        double ratio = (double)from / to, reach = Math.Max(1, ratio);
        var taps = new Tap[to];
        for (int at = 0; at < to; at++)
        {
            double center = ((at + 0.5) * ratio) - 0.5;
            int first = Math.Max(0, (int)Math.Ceiling(center - reach)), last = Math.Min(from - 1, (int)Math.Floor(center + reach));
            double[] weights = [.. Enumerable.Range(first, last - first + 1).Select(pixel => 1 - (Math.Abs(pixel - center) / reach))];
            double sum = weights.Sum();
            taps[at] = new Tap(first, [.. weights.Select(weight => (float)(weight / sum))]);
        }
        return taps;
    }

    private readonly record struct Tap(int First, float[] Weights);
}
