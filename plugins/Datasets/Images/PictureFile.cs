using NebulaBench.Toolkit.Datasets.Folders;
using SkiaSharp;

namespace NebulaBench.Datasets.Images;

/// <summary>Reads picture files: PNG, JPEG, BMP, WebP and whatever else Skia decodes.</summary>
internal static class PictureFile
{
    /// <summary>The endings of the files that are pictures.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".png", ".jpg", ".jpeg", ".bmp", ".webp"];

    private const long LargePixels = 16_000_000;

    // Large pictures take turns: one of the largest size takes some 1 GiB, however many threads decode.
    private static readonly Lock Turn = new();

    /// <summary>Decodes a file: gray or color, on black where it is not opaque. Color profiles and orientation tags are not applied.</summary>
    /// <exception cref="PictureException">It is missing, damaged, cut off or no picture.</exception>
    public static Picture Read(string path)
    {
        byte[] file = Bytes(path);
        using SKCodec codec = Open(file);
        if ((long)codec.Info.Width * codec.Info.Height <= LargePixels)
        {
            return Decode(file, codec);
        }
        lock (Turn)
        {
            return Decode(file, codec);
        }
    }

    private static Picture Decode(byte[] file, SKCodec codec)
    {
        if (PngPixels.IsDeep(file))
        {
            return PngPixels.Read(file).ToPicture();
        }
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        SKCodecResult result = codec.GetPixels(info, out byte[] pixels);
        if (result != SKCodecResult.Success)
        {
            throw new PictureException(result == SKCodecResult.IncompleteInput ? "ends before its last pixel" : "is damaged");
        }
        var values = new ushort[info.Width * info.Height * 3];
        for (int from = 0, to = 0; to < values.Length; from += 4, to += 3)
        {
            (values[to], values[to + 1], values[to + 2]) = (pixels[from], pixels[from + 1], pixels[from + 2]);
        }
        return new Picture(info.Height, info.Width, 3, byte.MaxValue, values);
    }

    /// <summary>Reads a label image: gray values or palette indices of a PNG file, as they are.</summary>
    /// <exception cref="PictureException">It is missing, damaged, cut off, colored or no PNG.</exception>
    public static Picture ReadLabels(string path)
    {
        byte[] file = Bytes(path);
        if (!PngPixels.IsPng(file))
        {
            throw new PictureException("is no PNG file, which a label image must be");
        }
        PngPixels pixels = PngPixels.Read(file);
        return pixels.Channels == 1
            ? new Picture(pixels.Height, pixels.Width, 1, ushort.MaxValue, pixels.Values)
            : throw new PictureException("is no label image: it has colors or opacity instead of one number a pixel");
    }

    /// <summary>The size of a picture from its header alone.</summary>
    /// <exception cref="PictureException">It is missing or no picture.</exception>
    public static (int Height, int Width) Size(string path)
    {
        using SKCodec codec = Open(Bytes(path));
        return (codec.Info.Height, codec.Info.Width);
    }

    private static SKCodec Open(byte[] file)
    {
        using SKData data = SKData.CreateCopy(file);
        SKCodec codec = SKCodec.Create(data)
            ?? throw new PictureException(file.Length == 0 ? "is empty" : "is no picture, or its header is damaged");
        try
        {
            PictureClaim.Check(file, codec.Info.Width, codec.Info.Height);
            return codec;
        }
        catch
        {
            codec.Dispose();
            throw;
        }
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            return RegularFile.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PictureException("is missing");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PictureException($"cannot be read: {failure.Message.TrimEnd('.')}");
        }
    }
}
