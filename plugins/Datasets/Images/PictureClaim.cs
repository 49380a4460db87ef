using System.Globalization;

namespace NebulaBench.Datasets.Images;

/// <summary>Holds the size that a picture's header claims to a limit, and to what its bytes can hold, before memory is asked for.</summary>
internal static class PictureClaim
{
    /// <summary>The most pixels that are decoded: some 0.7 GiB while a picture is read. A header of a few bytes may claim any size.</summary>
    public const long MostPixels = 64_000_000;

    /// <summary>Refuses a claim that is too large.</summary>
    /// <param name="file">The picture's bytes.</param>
    /// <param name="width">The width that its header claims.</param>
    /// <param name="height">The height.</param>
    /// <exception cref="PictureException">It has too many pixels.</exception>
    public static void Check(byte[] file, int width, int height)
    {
        long pixels = (long)width * height;
        if (pixels > MostPixels)
        {
            throw new PictureException(string.Create(
                CultureInfo.InvariantCulture, $"claims {width} × {height} pixels; at most {MostPixels} are read: make it smaller"));
        }
        if (pixels > PixelsOfAByte(file) * file.Length)
        {
            throw new PictureException(string.Create(
                CultureInfo.InvariantCulture, $"claims {width} × {height} pixels, more than its {file.Length} bytes can hold"));
        }
    }

    // How many pixels a byte stands for where a format packs best: in a JPEG of one color a bit stands for 64 pixels, or for 256 where the
    // colors are halved both ways. A WebP of one color has any number of them.
    private static double PixelsOfAByte(byte[] file)
    {
        const double DeflateRatio = 1032, JpegPixels = 2048;
        if (PngPixels.IsPng(file))
        {
            int channels = file[25] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
            return DeflateRatio * 8 / (channels * Math.Max(1, (int)file[24]));
        }
        bool bitmap = file is [(byte)'B', (byte)'M', ..] && file.Length > 30 && file[14] >= 40 && (file[30] is 0 or 3); // without run lengths
        return bitmap ? 8.0 / Math.Max(1, (int)file[28]) : file is [0xFF, 0xD8, ..] ? JpegPixels : double.PositiveInfinity;
    }
}
