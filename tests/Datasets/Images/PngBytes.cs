using System.Buffers.Binary;
using System.IO.Compression;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>Writes PNG files byte by byte, with any filter.</summary>
internal static class PngBytes
{
    public static byte[] Gray(int height, int width, params byte[] values) => For(height, width, 8, 0, 1, values);

    public static byte[] Rgb(int height, int width, params byte[] values) => For(height, width, 8, 2, 3, values);

    public static byte[] Gray16(int height, int width, params ushort[] values) => For(height, width, 16, 0, 2, BigEndian(values));

    public static byte[] Rgb16(int height, int width, params ushort[] values) => For(height, width, 16, 2, 6, BigEndian(values));

    public static byte[] Rgba16(int height, int width, params ushort[] values) => For(height, width, 16, 6, 8, BigEndian(values));

    /// <summary>Palette indices; the palette's colors have nothing to do with them.</summary>
    public static byte[] Palette(int height, int width, params byte[] indices) => For(height, width, 8, 3, 1, indices);

    /// <summary>A file of raw rows.</summary>
    /// <param name="height">The number of rows.</param>
    /// <param name="width">The number of pixels of a row.</param>
    /// <param name="depth">The bits of a value.</param>
    /// <param name="type">0 gray, 2 color, 3 palette, 4 gray and opacity, 6 color and opacity.</param>
    /// <param name="pixelBytes">The bytes of a pixel.</param>
    /// <param name="rows">The packed values.</param>
    /// <param name="filter">The filter of every row.</param>
    /// <param name="interlaced">What the header says of interlacing.</param>
    public static byte[] For(
        int height, int width, byte depth, byte type, int pixelBytes, byte[] rows, byte filter = 0, bool interlaced = false)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, type, interlaced ? (byte)1 : (byte)0);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Filtered(rows, height, rows.Length / height, pixelBytes, filter));
        }
        byte[] palette = type == 3 ? Chunk("PLTE", [.. Enumerable.Range(0, 768).Select(value => (byte)(value * 7))]) : [];
        return
        [
            0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a,
            .. Chunk("IHDR", header), .. palette, .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    /// <summary>The same file with a header that claims another size.</summary>
    public static byte[] Claiming(byte[] file, int height, int width)
    {
        byte[] header = file[16..29];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return [.. file[..8], .. Chunk("IHDR", header), .. file[33..]];
    }

    private static byte[] Filtered(byte[] rows, int height, int rowBytes, int pixelBytes, byte filter)
    {
        var filtered = new List<byte>();
        for (int row = 0; row < height; row++)
        {
            filtered.Add(filter);
            for (int column = 0; column < rowBytes; column++)
            {
                int a = At(row, column - pixelBytes), b = At(row - 1, column), c = At(row - 1, column - pixelBytes);
                int nearest = new[] { a, b, c }.MinBy(value => Math.Abs(a + b - c - value));
                int expected = filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => nearest, _ => 0 };
                filtered.Add((byte)(rows[(row * rowBytes) + column] - expected));
            }
        }
        return [.. filtered];

        int At(int row, int column) => row < 0 || column < 0 ? 0 : rows[(row * rowBytes) + column];
    }

    private static byte[] BigEndian(ushort[] values) => [.. values.SelectMany(value => new[] { (byte)(value >> 8), (byte)value })];

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. name.Select(letter => (byte)letter), .. content];
        uint check = uint.MaxValue;
        foreach (byte value in named)
        {
            check ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                check = (check >> 1) ^ ((check & 1) == 1 ? 0xEDB88320 : 0);
            }
        }
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), ~check);
        return chunk;
    }
}
