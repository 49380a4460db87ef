using System.Globalization;
using NebulaBench.Runs.Files;
using SkiaSharp;

namespace NebulaBench.Host.Data;

/// <summary>Resizes picture files to squares.</summary>
public static class SquarePicture
{
    private const int Quality = 95;

    /// <summary>The most pixels that are decoded: a header of a few bytes may claim any size.</summary>
    private const long MostPixels = 64_000_000;

    /// <summary>The endings of the files that are pictures.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".png", ".jpg", ".jpeg", ".bmp", ".webp"];

    /// <summary>Resizes a picture and writes it, whole or not at all: a JPEG or WebP as such, anything else as PNG.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="target">Where to put it.</param>
    /// <param name="side">The square's side in pixels.</param>
    /// <param name="fit">How it is made square.</param>
    /// <exception cref="Errors.NebulaException">NB3024: the file is no picture, or damaged.</exception>
    public static void Write(string source, string target, int side, SquareFit fit)
    {
        using SKBitmap picture = Decode(HashedFile.Bytes(source), source);
        using var surface = SKSurface.Create(new SKImageInfo(side, side));
        surface.Canvas.Clear(SKColors.Black);
        using SKImage image = SKImage.FromBitmap(picture);
        surface.Canvas.DrawImage(image, Place(picture.Width, picture.Height, side, fit), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using SKImage whole = surface.Snapshot();
        using SKData data = whole.Encode(Format(target), Quality);
        MakeFolder(Path.GetDirectoryName(Path.GetFullPath(target))!);
        AtomicFile.Write(target, data.SaveTo);
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RunErrors.NotWritten(folder, failure);
        }
    }

    /// <summary>Where a picture lies on the square.</summary>
    internal static SKRect Place(int width, int height, int side, SquareFit fit)
    {
        if (fit == SquareFit.Stretch)
        {
            return SKRect.Create(side, side);
        }
        float scale = side / (float)(fit == SquareFit.Crop ? Math.Min(width, height) : Math.Max(width, height));
        (float scaledWidth, float scaledHeight) = (width * scale, height * scale);
        return SKRect.Create((side - scaledWidth) / 2, (side - scaledHeight) / 2, scaledWidth, scaledHeight);
    }

    // From memory: of a stream the library asks for as many bytes as a header claims, in a buffer of that size.
    private static SKBitmap Decode(byte[] file, string source)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            throw DataErrors.NoPicture(source, "the file is no PNG, JPEG, BMP or WebP picture");
        }
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            throw DataErrors.NoPicture(source, string.Create(
                CultureInfo.InvariantCulture, $"it claims {codec.Info.Width} × {codec.Info.Height} pixels; at most {MostPixels} are read"));
        }
        var bitmap = new SKBitmap(codec.Info.Width, codec.Info.Height);
        SKCodecResult result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result != SKCodecResult.Success)
        {
            bitmap.Dispose();
            throw DataErrors.NoPicture(source, $"the picture is damaged or cut short ({result})");
        }
        return bitmap;
    }

    private static SKEncodedImageFormat Format(string target) => Path.GetExtension(target).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => SKEncodedImageFormat.Jpeg,
        ".webp" => SKEncodedImageFormat.Webp,
        _ => SKEncodedImageFormat.Png,
    };
}
