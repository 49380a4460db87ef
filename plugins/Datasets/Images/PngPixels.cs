using System.Globalization;
using System.IO.Compression;

namespace NebulaBench.Datasets.Images;

/// <summary>
/// The raw numbers of a PNG file: what the usual decoders lose. They cut 16 bits to 8 and turn palette indices into colors, but
/// depth images need the one and label images the other. Interlaced files are left out.
/// </summary>
internal sealed class PngPixels
{
    private const int HeaderLength = 33; // signature, and the whole IHDR chunk
    private const int PaletteType = 3;

    // They are in memory up to four times: unpacked, without filters, as values and as a picture.
    private const long MostRawBytes = 256 << 20;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    private readonly int depth;
    private readonly int type;

    private PngPixels(byte[] file)
    {
        (Width, Height) = (Number(file, 16), Number(file, 20));
        (depth, type) = (file[24], file[25]);
        Channels = type switch { 0 or PaletteType => 1, 2 => 3, 4 => 2, 6 => 4, _ => throw new PictureException("is a damaged PNG file") };
        if (file[28] != 0)
        {
            throw new PictureException("is an interlaced PNG file, of which raw values cannot be read");
        }
        if (Width <= 0 || Height <= 0 || depth is not (1 or 2 or 4 or 8 or 16))
        {
            throw new PictureException("is a damaged PNG file");
        }
        PictureClaim.Check(file, Width, Height);
        if ((long)RowBytes * Height > MostRawBytes)
        {
            throw new PictureException(string.Create(
                CultureInfo.InvariantCulture, $"claims {Width} × {Height} pixels of {Channels * depth} bits; at most {MostRawBytes >> 20} MiB are read: make it smaller"));
        }
        Values = Unpack(PngFilters.Undo(Inflate(file), Height, RowBytes, Math.Max(1, Channels * depth / 8)));
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>1 gray or palette, 2 gray and opacity, 3 color, 4 color and opacity.</summary>
    public int Channels { get; }

    /// <summary>[height × width × channels], each in its file's own bits.</summary>
    public ushort[] Values { get; }

    private int RowBytes => (int)((((long)Width * Channels * depth) + 7) / 8);

    /// <summary>Whether a file is a PNG with 16 bits a value.</summary>
    public static bool IsDeep(byte[] file) => IsPng(file) && file[24] == 16;

    public static bool IsPng(byte[] file) => file.Length >= HeaderLength && file.AsSpan(0, Signature.Length).SequenceEqual(Signature);

    /// <summary>Reads the numbers.</summary>
    /// <exception cref="PictureException">It is damaged, cut off or interlaced.</exception>
    public static PngPixels Read(byte[] file) => new(file);

    /// <summary>The picture on black: opacity darkens it.</summary>
    public Picture ToPicture()
    {
        int colors = Channels >= 3 ? 3 : 1;
        bool opacity = Channels is 2 or 4;
        if (!opacity)
        {
            return new Picture(Height, Width, colors, ushort.MaxValue, Values);
        }
        var values = new ushort[Height * Width * colors];
        for (int value = 0; value < values.Length; value++)
        {
            int pixel = value / colors;
            long light = Values[(pixel * Channels) + (value % colors)], share = Values[(pixel * Channels) + colors];
            values[value] = (ushort)(((light * share) + (ushort.MaxValue / 2)) / ushort.MaxValue);
        }
        return new Picture(Height, Width, colors, ushort.MaxValue, values);
    }

    private byte[] Inflate(byte[] file)
    {
        using var packed = new MemoryStream();
        for (int chunk = 8; ;)
        {
            if (chunk + 12L > file.Length || Number(file, chunk) < 0 || chunk + 12L + Number(file, chunk) > file.Length)
            {
                throw new PictureException("ends before its last pixel");
            }
            int length = Number(file, chunk);
            ReadOnlySpan<byte> name = file.AsSpan(chunk + 4, 4);
            if (name.SequenceEqual("IEND"u8))
            {
                break;
            }
            if (name.SequenceEqual("IDAT"u8))
            {
                packed.Write(file, chunk + 8, length);
            }
            chunk += 12 + length;
        }
        packed.Position = 0;
        var content = new byte[checked((RowBytes + 1) * Height)];
        try
        {
            using var stream = new ZLibStream(packed, CompressionMode.Decompress);
            if (stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) < content.Length)
            {
                throw new PictureException("ends before its last pixel");
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            // The latter where the pixels were deflated with a dictionary.
            throw new PictureException("is a damaged PNG file");
        }
        return content;
    }

    private ushort[] Unpack(byte[] rows)
    {
        var values = new ushort[checked(Width * Height * Channels)];
        long perRow = (long)Width * Channels;
        int mask = (1 << Math.Min(depth, 8)) - 1;
        for (int value = 0; value < values.Length; value++)
        {
            long row = value / perRow, bit = value % perRow * depth, at = (row * RowBytes) + (bit / 8);
            values[value] = depth == 16
                ? (ushort)((rows[at] << 8) | rows[at + 1])
                : (ushort)((rows[at] >> (int)(8 - depth - (bit % 8))) & mask);
        }
        return values;
    }

    private static int Number(byte[] file, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
}

/// <summary>PNG stores each row as differences from its neighbors, by one of five filters that the row's first byte names.</summary>
internal static class PngFilters
{
    /// <summary>Undoes the filters.</summary>
    /// <param name="rows">The rows, each after its filter's number.</param>
    /// <param name="height">The number of rows.</param>
    /// <param name="rowBytes">The bytes of a row.</param>
    /// <param name="pixelBytes">How far back the left neighbor lies.</param>
    /// <returns>[height × rowBytes].</returns>
    public static byte[] Undo(byte[] rows, int height, int rowBytes, int pixelBytes)
    {
        var plain = new byte[checked(height * rowBytes)];
        for (int row = 0; row < height; row++)
        {
            int filter = rows[row * (rowBytes + 1)];
            int start = row * rowBytes;
            for (int column = 0; column < rowBytes; column++)
            {
                int left = column >= pixelBytes ? plain[start + column - pixelBytes] : 0;
                int above = row > 0 ? plain[start + column - rowBytes] : 0;
                int corner = column >= pixelBytes && row > 0 ? plain[start + column - rowBytes - pixelBytes] : 0;
                int expected = filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    4 => Paeth(left, above, corner),
                    _ => throw new PictureException("is a damaged PNG file"),
                };
                plain[start + column] = (byte)(rows[(row * (rowBytes + 1)) + 1 + column] + expected);
            }
        }
        return plain;
    }

    private static int Paeth(int left, int above, int corner)
    {
        int toLeft = Math.Abs(above - corner), toAbove = Math.Abs(left - corner), toCorner = Math.Abs(left + above - (2 * corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
