namespace NebulaBench.Host.Pictures.Depictions;

/// <summary>A picture in the making: white paper, pixel after pixel, row after row.</summary>
internal sealed class ColorCanvas
{
    private readonly Color[] pixels;

    public ColorCanvas(int height, int width)
    {
        (Height, Width) = (height, width);
        pixels = new Color[height * width];
        Array.Fill(pixels, Color.White);
    }

    public int Height { get; }

    public int Width { get; }

    public Color this[int pixel]
    {
        set => pixels[pixel] = value;
    }

    public Picture ToPicture()
    {
        int size = pixels.Length;
        var values = new float[3 * size];
        for (int pixel = 0; pixel < size; pixel++)
        {
            (values[pixel], values[size + pixel], values[(2 * size) + pixel]) = (pixels[pixel].Red, pixels[pixel].Green, pixels[pixel].Blue);
        }
        return new Picture(3, Height, Width, values);
    }
}
