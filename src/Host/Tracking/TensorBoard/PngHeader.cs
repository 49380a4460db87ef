using System.Buffers.Binary;

namespace NebulaBench.Host.Tracking.TensorBoard;

/// <summary>What the first bytes of a PNG say.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Channels">Numbers in a pixel once it is read: 1 gray, 2 with transparency, 3 colors, 4 with transparency.</param>
internal sealed record PngHeader(int Width, int Height, int Channels)
{
    private const int WidthAt = 16, HeightAt = 20, ColorAt = 25, Bytes = 26;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads the header; null where there is none.</summary>
    public static PngHeader? From(ReadOnlySpan<byte> file) => file.Length < Bytes || !file.StartsWith(Signature)
        ? null
        : new PngHeader(
            BinaryPrimitives.ReadInt32BigEndian(file[WidthAt..]),
            BinaryPrimitives.ReadInt32BigEndian(file[HeightAt..]),
            file[ColorAt] switch { 0 => 1, 4 => 2, 6 => 4, _ => 3 });
}
