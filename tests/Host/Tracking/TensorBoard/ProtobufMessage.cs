using System.Buffers.Binary;
using System.Text;

namespace NebulaBench.Host.Tests.Tracking.TensorBoard;

/// <summary>A protobuf message taken apart without knowing its type: fields by number.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Field, byte[] Content)> fields = [];

    public ProtobufMessage(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            ulong tag = Varint(ref data);
            int length = (tag & 7) switch { 0 => VarintLength(data), 1 => 8, 5 => 4, _ => (int)Varint(ref data) };
            fields.Add(((int)(tag >> 3), data[..length].ToArray()));
            data = data[length..];
        }
    }

    public bool Has(int field) => fields.Any(entry => entry.Field == field);

    public byte[] Bytes(int field) => fields.Single(entry => entry.Field == field).Content;

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    public long Whole(int field)
    {
        ReadOnlySpan<byte> content = Bytes(field);
        return (long)Varint(ref content);
    }

    public float Single(int field) => BinaryPrimitives.ReadSingleLittleEndian(Bytes(field));

    public double Double(int field) => BinaryPrimitives.ReadDoubleLittleEndian(Bytes(field));

    public double[] Doubles(int field) => [.. Bytes(field).Chunk(8).Select(chunk => BinaryPrimitives.ReadDoubleLittleEndian(chunk))];

    public ProtobufMessage Message(int field) => new(Bytes(field));

    public IEnumerable<ProtobufMessage> Messages(int field) =>
        fields.Where(entry => entry.Field == field).Select(entry => new ProtobufMessage(entry.Content));

    private static ulong Varint(ref ReadOnlySpan<byte> data)
    {
        int length = VarintLength(data);
        ulong value = 0;
        for (int index = length - 1; index >= 0; index--)
        {
            value = (value << 7) | (uint)(data[index] & 127);
        }
        data = data[length..];
        return value;
    }

    private static int VarintLength(ReadOnlySpan<byte> data)
    {
        int length = 1;
        while (data[length - 1] > 127)
        {
            length++;
        }
        return length;
    }
}
