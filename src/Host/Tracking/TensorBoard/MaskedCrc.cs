using System.Buffers.Binary;
using System.Numerics;

namespace NebulaBench.Host.Tracking.TensorBoard;

/// <summary>
/// The checksum of records: CRC-32C, turned and moved so that the checksum of data that hold checksums is not a trivial one.
/// </summary>
internal static class MaskedCrc
{
    private const uint Moved = 0xA282EAD8;
    private const int Turned = 15;

    /// <summary>The masked checksum of some bytes.</summary>
    public static uint For(ReadOnlySpan<byte> bytes) => BitOperations.RotateRight(Crc32C(bytes), Turned) + Moved;

    /// <summary>Castagnoli's checksum: all bits set before, inverted after.</summary>
    public static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        ReadOnlySpan<byte> rest = bytes;
        for (; rest.Length >= sizeof(ulong); rest = rest[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(rest));
        }
        foreach (byte value in rest)
        {
            crc = BitOperations.Crc32C(crc, value);
        }
        return ~crc;
    }
}
