namespace NebulaBench.Datasets.Images;

/// <summary>A decoded picture, row after row, the channels of a pixel side by side.</summary>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Channels">1 for gray or classes, 3 for red, green and blue.</param>
/// <param name="Largest">The value of full light: 255 or 65535.</param>
/// <param name="Values">[height × width × channels], each 0 to <paramref name="Largest"/>.</param>
internal sealed record Picture(int Height, int Width, int Channels, ushort Largest, ushort[] Values)
{
    private const int Deep = ushort.MaxValue / byte.MaxValue;

    /// <summary>The same picture with another number of channels; gray is the luma of Rec. 601.</summary>
    public Picture WithChannels(int channels)
    {
        if (channels == Channels)
        {
            return this;
        }
        var values = new ushort[Height * Width * channels];
        for (int pixel = 0; pixel < Height * Width; pixel++)
        {
            if (channels == 1)
            {
                // The weights add up to 1000, so that a gray pixel keeps its value exactly.
                int red = Values[3 * pixel], green = Values[(3 * pixel) + 1], blue = Values[(3 * pixel) + 2];
                values[pixel] = (ushort)(((299L * red) + (587L * green) + (114L * blue) + 500) / 1000);
            }
            else
            {
                values.AsSpan(pixel * channels, channels).Fill(Values[pixel]);
            }
        }
        return this with { Channels = channels, Values = values };
    }

    /// <summary>The same picture with 8 or 16 bits a value.</summary>
    /// <param name="largest">255 or 65535.</param>
    public Picture WithLargest(ushort largest)
    {
        if (largest == Largest)
        {
            return this;
        }
        var values = new ushort[Values.Length];
        for (int value = 0; value < values.Length; value++)
        {
            values[value] = (ushort)(largest > Largest ? Values[value] * Deep : (Values[value] + (Deep / 2)) / Deep);
        }
        return this with { Largest = largest, Values = values };
    }
}

/// <summary>Why one picture cannot be used; it becomes a line of the report of all that cannot.</summary>
/// <param name="reason">The reason, as it follows the picture's name.</param>
internal sealed class PictureException(string reason) : Exception(reason);
