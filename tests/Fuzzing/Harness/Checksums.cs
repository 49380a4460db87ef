using System.Buffers.Binary;

namespace NebulaBench.Fuzzing.Tests.Harness;

/// <summary>Makes checksums fit, so that readers look at what these are about.</summary>
internal static class Checksums
{
    private const uint Polynomial = 0xEDB88320;
    private const int LocalHeader = 30, CentralHeader = 46;

    /// <summary>The CRC-32 of ZIP and PNG.</summary>
    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint state = uint.MaxValue;
        foreach (byte value in bytes)
        {
            state ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                state = (state & 1) == 0 ? state >> 1 : Polynomial ^ (state >> 1);
            }
        }
        return ~state;
    }

    /// <summary>Mends the checksum of each chunk of a PNG file.</summary>
    public static byte[] MendPng(byte[] file)
    {
        byte[] mended = [.. file];
        for (int chunk = 8; chunk + 12 <= mended.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(mended.AsSpan(chunk));
            if (length < 0 || length > mended.Length - chunk - 12)
            {
                break;
            }
            BinaryPrimitives.WriteUInt32BigEndian(mended.AsSpan(chunk + 8 + length), Crc(mended.AsSpan(chunk + 4, 4 + length)));
            chunk += 12 + length;
        }
        return mended;
    }

    /// <summary>Mends the checksums in the directory of a ZIP archive whose entries are stored, not compressed.</summary>
    public static byte[] MendZip(byte[] file)
    {
        byte[] mended = [.. file];
        for (int at = 0; at + CentralHeader <= mended.Length; at++)
        {
            Span<byte> rest = mended.AsSpan(at);
            if (!rest.StartsWith("PK\u0001\u0002"u8))
            {
                continue;
            }
            int size = BinaryPrimitives.ReadInt32LittleEndian(rest[20..]), offset = BinaryPrimitives.ReadInt32LittleEndian(rest[42..]);
            if (offset < 0 || offset > mended.Length - LocalHeader)
            {
                continue;
            }
            ReadOnlySpan<byte> local = mended.AsSpan(offset);
            int start = LocalHeader + BinaryPrimitives.ReadUInt16LittleEndian(local[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
            if (size >= 0 && start + (long)size <= local.Length)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(rest[16..], Crc(local.Slice(start, size)));
            }
        }
        return mended;
    }
}
