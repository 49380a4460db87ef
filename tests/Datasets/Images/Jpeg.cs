using SkiaSharp;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>JPEG files for tests.</summary>
internal static class Jpeg
{
    /// <summary>A gray ramp of 10 a column.</summary>
    public static byte[] Ramp(int height, int width)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (int pixel = 0; pixel < height * width; pixel++)
        {
            byte gray = (byte)Math.Min(255, pixel % width * 10);
            bitmap.SetPixel(pixel % width, pixel / width, new SKColor(gray, gray, gray));
        }
        using SKData file = bitmap.Encode(SKEncodedImageFormat.Jpeg, 98);
        return file.ToArray();
    }
}
