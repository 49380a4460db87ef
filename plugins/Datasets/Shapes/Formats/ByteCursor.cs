using System.Buffers.Binary;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>Reads numbers from a binary file.</summary>
/// <param name="bytes">The file's content.</param>
/// <param name="file">The file.</param>
/// <param name="start">Where to begin.</param>
/// <param name="bigEndian">Whether the first byte of a number is its greatest.</param>
internal sealed class ByteCursor(byte[] bytes, string file, int start, bool bigEndian = false) : Cursor(file)
{
    /// <summary>The next byte.</summary>
    public int Position { get; private set; } = start;

    /// <summary>The bytes that are left.</summary>
    public int Left => bytes.Length - Position;

    /// <summary>Those bytes.</summary>
    public ReadOnlySpan<byte> Rest => bytes.AsSpan(Position);

    /// <inheritdoc/>
    public override string Where => $"{File}, byte {Position}";

    /// <summary>The next number.</summary>
    /// <param name="type">How it is stored.</param>
    /// <param name="what">What ends early where there is none.</param>
    public double Number(NumberType type, Func<string> what)
    {
        int size = type.Size();
        if (Left < size)
        {
            throw Ends(what());
        }
        ReadOnlySpan<byte> next = bytes.AsSpan(Position, size);
        Position += size;
        return type switch
        {
            NumberType.Int8 => (sbyte)next[0],
            NumberType.UInt8 => next[0],
            NumberType.Int16 => bigEndian ? BinaryPrimitives.ReadInt16BigEndian(next) : BinaryPrimitives.ReadInt16LittleEndian(next),
            NumberType.UInt16 => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(next) : BinaryPrimitives.ReadUInt16LittleEndian(next),
            NumberType.Int32 => bigEndian ? BinaryPrimitives.ReadInt32BigEndian(next) : BinaryPrimitives.ReadInt32LittleEndian(next),
            NumberType.UInt32 => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(next) : BinaryPrimitives.ReadUInt32LittleEndian(next),
            NumberType.Int64 => bigEndian ? BinaryPrimitives.ReadInt64BigEndian(next) : BinaryPrimitives.ReadInt64LittleEndian(next),
            NumberType.Float32 => bigEndian ? BinaryPrimitives.ReadSingleBigEndian(next) : BinaryPrimitives.ReadSingleLittleEndian(next),
            _ => bigEndian ? BinaryPrimitives.ReadDoubleBigEndian(next) : BinaryPrimitives.ReadDoubleLittleEndian(next),
        };
    }

    /// <summary>Passes over bytes; false where there are not as many.</summary>
    public bool Skip(int count)
    {
        bool there = count <= Left;
        Position += there ? count : 0;
        return there;
    }
}
