namespace NebulaBench.Host.Pictures;

/// <summary>A picture as plain numbers.</summary>
/// <param name="Channels">1 for gray, 3 for color.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="Width">The width in pixels.</param>
/// <param name="Values">[channels, height, width], values in [0, 1]; others are drawn as the nearest of these.</param>
public sealed record Picture(int Channels, int Height, int Width, float[] Values)
{
    /// <summary>The value of a pixel as red, green or blue.</summary>
    public float this[int channel, int y, int x] => Values[(((Channels == 1 ? 0 : channel) * Height) + y) * Width + x];

    /// <summary>Pictures of one size set together, row after row, with a gap of white between them.</summary>
    /// <param name="pictures">The pictures; at least one.</param>
    /// <param name="columns">How many stand side by side.</param>
    /// <param name="gap">The gap's width in pixels.</param>
    public static Picture Mosaic(IReadOnlyList<Picture> pictures, int columns, int gap = 0)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        (int channels, int height, int width) = (pictures.Max(picture => picture.Channels), pictures[0].Height, pictures[0].Width);
        int rows = (pictures.Count + columns - 1) / columns;
        int wholeHeight = (rows * (height + gap)) - gap, wholeWidth = (columns * (width + gap)) - gap;
        var values = new float[channels * wholeHeight * wholeWidth];
        Array.Fill(values, 1);
        for (int at = 0; at < pictures.Count; at++)
        {
            int top = at / columns * (height + gap), left = at % columns * (width + gap);
            for (int channel = 0; channel < channels; channel++)
            {
                for (int y = 0; y < height; y++)
                {
                    for (int x = 0; x < width; x++)
                    {
                        values[(((channel * wholeHeight) + top + y) * wholeWidth) + left + x] = pictures[at][channel, y, x];
                    }
                }
            }
        }
        return new Picture(channels, wholeHeight, wholeWidth, values);
    }
}
