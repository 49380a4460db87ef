using System.Buffers.Binary;

namespace NebulaBench.Host.Tests.Tracking.TensorBoard;

/// <summary>Reads a file of records by the format's own words, checking everything. Nothing in it is shared with what writes.</summary>
internal static class EventRecords
{
    /// <summary>The data of every record.</summary>
    public static IReadOnlyList<byte[]> Read(string file)
    {
        ReadOnlySpan<byte> rest = File.ReadAllBytes(file);
        var records = new List<byte[]>();
        while (rest.Length > 0)
        {
            int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(rest);
            Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]), Is.EqualTo(Masked(rest[..8])), "the length's checksum");
            ReadOnlySpan<byte> data = rest.Slice(12, length);
            Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(rest[(12 + length)..]), Is.EqualTo(Masked(data)), "the data's checksum");
            records.Add(data.ToArray());
            rest = rest[(16 + length)..];
        }
        return records;
    }

    /// <summary>The values of every summary by their tags, and the step of each; a tag may be there more than once.</summary>
    public static IReadOnlyList<(string Tag, long Step, ProtobufMessage Value)> Values(string file) =>
    [
        .. from data in Read(file)
           let content = new ProtobufMessage(data)
           where content.Has(5)
           from value in content.Message(5).Messages(1)
           select (value.Text(1), content.Has(2) ? content.Whole(2) : 0, value),
    ];

    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = Crc(bytes);
        return unchecked(((crc >> 15) | (crc << 17)) + 0xA282EAD8u);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        const uint Reflected = 0x82F63B78;
        uint crc = 0xFFFFFFFF;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ Reflected : crc >> 1;
            }
        }
        return ~crc;
    }
}
