using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Arrays;

/// <summary>Reads and writes NPY files, numpy's format for one array. Files of either byte order and either layout are read.</summary>
public static class NpyFile
{
    /// <summary>Writes an array.</summary>
    public static void Write(Stream stream, DenseArray array)
    {
        stream.Write(NpyHeader.Write(array));
        stream.Write(array.Bytes);
    }

    /// <summary>Writes an array into a file, whole or not at all.</summary>
    public static void Write(string file, DenseArray array) => AtomicFile.Write(file, stream => Write(stream, array));

    /// <summary>Reads the array of a file.</summary>
    public static DenseArray Read(string file) => NumbersOnly(ReadAny(file), file);

    /// <summary>Reads an array.</summary>
    /// <param name="stream">Where it begins.</param>
    /// <param name="available">Bytes that the stream holds, head included.</param>
    /// <param name="file">What errors call it.</param>
    public static DenseArray Read(Stream stream, long available, string file) => NumbersOnly(ReadAny(stream, available, file), file);

    /// <summary>Reads the array of a file, of texts too.</summary>
    internal static NpyContent ReadAny(string file)
    {
        using FileStream stream = HashedFile.Open(file);
        return ReadAny(stream, stream.Length, file);
    }

    /// <summary>Reads an array, of texts too.</summary>
    internal static NpyContent ReadAny(Stream stream, long available, string file)
    {
        NpyHeader header = NpyHeader.Read(stream, file);

        // Before the memory is asked for: a damaged header may claim any size.
        decimal claimed = (decimal)header.Type.Size * DenseArray.CountOf(header.Shape);
        if (claimed > available)
            throw RunErrors.Damaged(file, FormattableString.Invariant($"cut short: {claimed:F0} bytes of numbers are announced, the file has {available}"));
        if (claimed > Array.MaxLength)
            throw RunErrors.TooLarge(file, FormattableString.Invariant($"its numbers take {claimed:F0} bytes"));
        DenseArray array = DenseArray.Zeros(header.Type, header.Shape);
        Span<byte> bytes = array.Bytes;
        int found = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (found < bytes.Length)
            throw RunErrors.Damaged(file, $"cut short: {bytes.Length} bytes of numbers are announced, the file has {found}");
        if (header.BigEndian)
            SwapBytes(bytes, header.Type.Size);
        return new NpyContent(header.ColumnMajor && header.Shape.Length > 1 && !header.IsText ? RowMajor(array) : array, header.IsText);
    }

    private static DenseArray NumbersOnly(NpyContent content, string file) =>
        content.IsText ? throw RunErrors.Unsupported(file, "its elements are text, not numbers") : content.Array;

    private static void SwapBytes(Span<byte> bytes, int size)
    {
        for (int start = 0; start < bytes.Length; start += size)
            bytes.Slice(start, size).Reverse();
    }

    private static DenseArray RowMajor(DenseArray columnMajor)
    {
        int[] shape = [.. columnMajor.Shape];
        DenseArray result = DenseArray.Zeros(columnMajor.Type, shape);
        Span<byte> from = columnMajor.Bytes, to = result.Bytes;
        int size = columnMajor.Type.Size;
        var index = new int[shape.Length];
        for (int target = 0; target < to.Length; target += size)
        {
            int source = 0;
            for (int axis = shape.Length - 1; axis >= 0; axis--)
                source = (source * shape[axis]) + index[axis];
            from.Slice(source * size, size).CopyTo(to[target..]);
            for (int axis = shape.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
                index[axis] = 0;
        }

        return result;
    }
}

/// <summary>What an NPY file holds.</summary>
/// <param name="Array">The elements; of texts, their letters along a last axis.</param>
/// <param name="IsText">Whether they are texts.</param>
internal sealed record NpyContent(DenseArray Array, bool IsText);

/// <summary>The head of an NPY file: magic, version, and a Python literal that says what follows.</summary>
/// <param name="Type">The kind of the elements.</param>
/// <param name="BigEndian">Whether the elements' bytes are the other way round.</param>
/// <param name="ColumnMajor">Whether the first axis runs fastest.</param>
/// <param name="Shape">The sizes of the axes.</param>
public sealed partial record NpyHeader(ElementType Type, bool BigEndian, bool ColumnMajor, int[] Shape)
{
    private const int Alignment = 64, LongestHeader = 1 << 20;
    private static readonly byte[] Magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>
    /// Whether the elements are the letters of fixed-length texts: code points (numpy's U) or bytes (numpy's S), whose place in the text is a
    /// last axis of their own.
    /// </summary>
    public bool IsText { get; init; }

    /// <summary>The head of an array as numpy writes it (version 1.0, padded to 64 bytes).</summary>
    public static byte[] Write(DenseArray array)
    {
        string order = array.Type.Size == 1 ? "|" : "<";
        string literal = $"{{'descr': '{order}{array.Type.Npy}', 'fortran_order': False, 'shape': {array.ShapeText}, }}";
        int unpadded = Magic.Length + 4 + literal.Length + 1;
        int padding = (Alignment - (unpadded % Alignment)) % Alignment;
        var header = new byte[unpadded + padding];
        Magic.CopyTo(header, 0);
        header[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), checked((ushort)(literal.Length + padding + 1)));
        Encoding.ASCII.GetBytes(literal + new string(' ', padding) + '\n', header.AsSpan(10));
        return header;
    }

    /// <summary>Reads the head and leaves the stream at the first element.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="file">What errors call it.</param>
    public static NpyHeader Read(Stream stream, string file)
    {
        byte[] start = Exactly(stream, 8, file);
        if (!start.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw RunErrors.Damaged(file, "not an NPY file: it does not begin with the bytes that one begins with");
        int length = start[6] switch
        {
            1 => BinaryPrimitives.ReadUInt16LittleEndian(Exactly(stream, 2, file)),
            2 or 3 => (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(Exactly(stream, 4, file)), LongestHeader),
            _ => throw RunErrors.Unsupported(file, $"NPY version {start[6]}.{start[7]} is not known"),
        };
        return Parse(Encoding.UTF8.GetString(Exactly(stream, length, file)).TrimEnd(), file);
    }

    private static NpyHeader Parse(string literal, string file)
    {
        Match type = TypePattern().Match(literal);
        Match order = OrderPattern().Match(literal);
        Match shape = ShapePattern().Match(literal);
        if (!order.Success || !shape.Success)
            throw RunErrors.Damaged(file, $"its NPY header makes no sense: {literal}");
        string[] axes = shape.Groups["axes"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!axes.All(axis => int.TryParse(axis, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            throw RunErrors.Unsupported(file, $"its shape is larger than this program reads: {literal}");
        int[] sizes = Array.ConvertAll(axes, axis => int.Parse(axis, CultureInfo.InvariantCulture));
        bool bigEndian = type.Groups["order"].Value == ">", columnMajor = order.Groups["value"].Value == "True";
        string kind = type.Groups["kind"].Value;
        if (TextType(kind) is ({ } letters, int length))
            return new NpyHeader(letters, bigEndian, columnMajor && sizes.Length > 1, [.. sizes, length]) { IsText = true };
        ElementType? known = ElementType.All.FirstOrDefault(candidate => candidate.Npy == kind);
        return known is not null
            ? new NpyHeader(known, bigEndian, columnMajor, sizes)
            : throw (kind.StartsWith('O')
                ? RunErrors.PythonObjects(file)
                : RunErrors.Unsupported(file, $"its elements are neither plain numbers nor bool: {literal}"));
    }

    // U5 is five code points of four bytes, S5 five bytes.
    private static (ElementType? Letters, int Length) TextType(string kind) =>
        kind.Length > 1 && int.TryParse(kind.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            ? kind[0] switch
            {
                'U' => (ElementType.From(typeof(uint)), length),
                'S' or 'a' => (ElementType.From(typeof(byte)), length),
                _ => (null, 0),
            }
            : (null, 0);

    private static byte[] Exactly(Stream stream, int count, string file)
    {
        var bytes = new byte[count];
        return stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count
            ? bytes
            : throw RunErrors.Damaged(file, "cut short: it ends inside its NPY header");
    }

    [GeneratedRegex("'descr':\\s*'(?<order>[<>|=])(?<kind>[a-zA-Z][0-9]*)'")]
    private static partial Regex TypePattern();

    [GeneratedRegex("'fortran_order':\\s*(?<value>True|False)")]
    private static partial Regex OrderPattern();

    [GeneratedRegex("'shape':\\s*\\((?<axes>[0-9, ]*)\\)")]
    private static partial Regex ShapePattern();
}
