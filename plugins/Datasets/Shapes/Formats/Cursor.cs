using System.Buffers.Binary;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>A place in a file that is being read, for what it says when something is wrong there.</summary>
/// <param name="file">The file.</param>
internal abstract class Cursor(string file)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>The file and the line or byte.</summary>
    public abstract string Where { get; }

    /// <summary>What is wrong here.</summary>
    /// <param name="code">NB31xx.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="remedy">What would work.</param>
    public NebulaException Error(string code, string what, string remedy) => new(code, what, Where, remedy);

    /// <summary>The file ends here.</summary>
    /// <param name="what">What ends early, such as <c>after 3 of 8 vertices</c>.</param>
    public NebulaException Ends(string what) => Error("NB3113", $"the file ends {what}.", "Fetch or export it again.");
}

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

/// <summary>How a number is stored in a binary file.</summary>
internal enum NumberType
{
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Float32,
    Float64,
}

/// <summary>The sizes of numbers.</summary>
internal static class NumberTypeSize
{
    /// <summary>The bytes of one number.</summary>
    public static int Size(this NumberType type) => type switch
    {
        NumberType.Int8 or NumberType.UInt8 => 1,
        NumberType.Int16 or NumberType.UInt16 => 2,
        NumberType.Float64 => 8,
        _ => 4,
    };
}
