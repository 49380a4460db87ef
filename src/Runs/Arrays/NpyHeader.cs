using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Arrays;

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
