using Google.Protobuf;
using static Google.Protobuf.WireFormat;

namespace NebulaBench.Host.Tracking.TensorBoard;

/// <summary>Puts a protobuf message together for which there is no class.</summary>
internal static class ProtobufBytes
{
    /// <summary>The bytes of a message.</summary>
    public static ByteString For(Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            write(output);
        }
        return ByteString.CopyFrom(stream.ToArray());
    }

    /// <summary>A field that holds a text or a message.</summary>
    public static void Write(CodedOutputStream output, int field, ByteString value)
    {
        output.WriteTag(field, WireType.LengthDelimited);
        output.WriteBytes(value);
    }

    /// <summary>A field that holds a whole number.</summary>
    public static void Write(CodedOutputStream output, int field, int value)
    {
        output.WriteTag(field, WireType.Varint);
        output.WriteInt32(value);
    }

    /// <summary>A field that holds a number.</summary>
    public static void Write(CodedOutputStream output, int field, double value)
    {
        output.WriteTag(field, WireType.Fixed64);
        output.WriteDouble(value);
    }
}
