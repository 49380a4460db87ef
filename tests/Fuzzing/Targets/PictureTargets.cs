using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NebulaBench.Datasets.Images;
using NebulaBench.Fuzzing.Tests.Harness;
using SkiaSharp;

namespace NebulaBench.Fuzzing.Tests.Targets;

/// <summary>Small pictures in every format that is read.</summary>
internal static class PictureSeeds
{
    public static IEnumerable<byte[]> All => [.. Png, .. Jpeg, .. Others];

    public static IEnumerable<byte[]> Png =>
    [
        Encode(SKEncodedImageFormat.Png), MakePng(8, 0, 1, 5, 4), MakePng(16, 0, 2, 5, 4), MakePng(16, 2, 6, 3, 4), MakePng(16, 6, 8, 3, 4), MakePng(8, 4, 2, 4, 3), MakePng(1, 0, 1, 8, 4), MakePng(8, 3, 1, 4, 3),
    ];

    public static IEnumerable<byte[]> Jpeg => [Encode(SKEncodedImageFormat.Jpeg)];

    public static IEnumerable<byte[]> Others => [Encode(SKEncodedImageFormat.Webp), Bmp(), Gif(), Ico(), [0, 0, 8, 2, 0b1010_1010, 0b0101_0101]];

    private static byte[] Encode(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(7, 5, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (int pixel = 0; pixel < 35; pixel++)
        {
            bitmap.SetPixel(pixel % 7, pixel / 7, new SKColor((byte)(pixel * 7), (byte)(255 - (pixel * 5)), (byte)(pixel * pixel)));
        }
        using SKData data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    private static byte[] MakePng(byte depth, byte type, int pixelBytes, int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, type);
        int row = depth < 8 ? width * depth / 8 : width * pixelBytes;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            zlib.Write([.. Enumerable.Range(0, height).SelectMany(y => (byte[])[(byte)(y % 5), .. Enumerable.Range(0, row).Select(x => (byte)((x * 31) + y))])]);
        }
        byte[] palette = type == 3 ? Chunk("PLTE", [.. Enumerable.Range(0, 768).Select(value => (byte)(value * 7))]) : [];
        return Checksums.MendPng([0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", header), .. palette, .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])]);
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0];
    }

    private static byte[] Bmp()
    {
        byte[] pixels = [.. Enumerable.Range(0, 48).Select(value => (byte)(value * 5))]; // 4 × 4, 3 bytes each
        return [.. "BM"u8, .. Int(54 + 48), .. Int(0), .. Int(54), .. Int(40), .. Int(4), .. Int(4), 1, 0, 24, 0, .. Int(0), .. Int(48), .. Int(2835), .. Int(2835), .. Int(0), .. Int(0), .. pixels];
    }

    // One pixel, as transparent.gif has it.
    private static byte[] Gif() => Convert.FromBase64String("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==");

    private static byte[] Ico()
    {
        byte[] png = MakePng(8, 6, 4, 4, 4);
        return [0, 0, 1, 0, 1, 0, 4, 4, 0, 0, 1, 0, 32, 0, .. Int(png.Length), .. Int(22), .. png];
    }

    private static byte[] Int(int value) => BitConverter.GetBytes(value);
}

/// <summary>Pictures as inputs and targets; one that cannot be used is left out with its reason.</summary>
public abstract class PictureTarget : FuzzTarget
{
    protected override int Inputs => 500;

    protected override bool IsRefusal(Exception failure) => failure is PictureException || base.IsRefusal(failure);

    protected override void Read(byte[] input, string file)
    {
        PictureFile.Size(file);
        Picture picture = PictureFile.Read(file);
        picture.WithChannels(1).WithLargest(ushort.MaxValue);
    }
}

/// <summary>PNG files, as pictures.</summary>
public class PngTarget : PictureTarget
{
    protected override IEnumerable<byte[]> Seeds => PictureSeeds.Png;

    protected override IEnumerable<byte[]> MoreSeeds => SeedFiles.BesideRepository("*.png");

    protected override string FileName => "input.png";

    protected override byte[] Mend(byte[] input) => Checksums.MendPng(input);
}

/// <summary>PNG files, as label images: their raw numbers.</summary>
public sealed class PngLabelsTarget : PngTarget
{
    protected override IEnumerable<byte[]> Seeds => PictureSeeds.Png.Where(file => file[25] is 0 or 3);

    protected override void Read(byte[] input, string file) => PictureFile.ReadLabels(file);
}

/// <summary>JPEG files.</summary>
public sealed class JpegTarget : PictureTarget
{
    protected override IEnumerable<byte[]> Seeds => PictureSeeds.Jpeg;

    protected override string FileName => "input.jpg";
}

/// <summary>What else Skia decodes: WebP, BMP, GIF, ICO, WBMP.</summary>
public sealed class OtherPictureTarget : PictureTarget
{
    protected override IEnumerable<byte[]> Seeds => PictureSeeds.Others;

    protected override string FileName => "input.webp";
}

/// <summary>IDX files of images and labels, plain or in a gzip archive.</summary>
public sealed class IdxTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds
    {
        get
        {
            byte[] images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
            byte[] labels = [0, 0, 8, 1, 0, 0, 0, 3, 7, 8, 9];
            return [images, labels, Archives.Gzip(images), Archives.Gzip(labels)];
        }
    }

    protected override int Inputs => 3000;

    protected override void Read(byte[] input, string file)
    {
        var content = new FileContent(file);
        _ = content.Sha256;
        _ = content.Bytes is [_, _, _, 1, ..] ? IdxFile.Labels(content) : IdxFile.Images(content);
    }
}

/// <summary>Lists of pictures.</summary>
public sealed class ImageListTarget : FuzzTarget
{
    protected override IEnumerable<byte[]> Seeds => new[]
    {
        "source,target,label,class\na.png,b.png,0,cat\n\"c d.png\",,1,dog\n", "a.png;;3\nb.png;;4\n", "sep=;\nsource;label\nx.png;0\n", "# pictures\nlabel\tsource\n0\ta.png\n", "a.png\r\nb.png\r\n",
    }.Select(Encoding.UTF8.GetBytes);

    protected override IEnumerable<byte[]> MoreSeeds => SeedFiles.BesideRepository("*.csv");

    protected override IReadOnlyList<string> Tokens => ["source", "target", "label", "class", "a.png", "../..", "/", "\"\"", "\"a\nb\"", "sep=\t", "# c", "#1.png", "99999", "100000"];

    protected override string FileName => "input.csv";

    protected override int Inputs => 2000;

    protected override void Read(byte[] input, string file) => ImageListFile.Read(file);
}
