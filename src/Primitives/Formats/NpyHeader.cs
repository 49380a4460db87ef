using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NebulaBench.Formats;

/// <summary>
/// The head of an NPY file, numpy's format for one array: magic, version, and a Python literal that says what follows. Reads the elements too, of
/// either byte order and either layout.
/// </summary>
/// <param name="Descr">The kind of the elements as the file writes it, such as <c>&lt;f4</c>; empty where it is none of a single kind.</param>
/// <param name="ColumnMajor">Whether the first axis runs fastest (Fortran's order).</param>
/// <param name="Shape">The sizes of the axes; empty for a single number.</param>
public sealed partial record NpyHeader(string Descr, bool ColumnMajor, IReadOnlyList<int> Shape)
{
    private const int LongestHeader = 1 << 20;

    /// <summary>What every file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The kind of the elements without its byte order, such as <c>f4</c>.</summary>
    public string Kind => Descr.Length > 0 ? Descr[1..] : "";

    /// <summary>Whether the elements' bytes are the other way round.</summary>
    public bool BigEndian => Descr.StartsWith('>');

    /// <summary>The literal, for messages.</summary>
    public required string Literal { get; init; }

    /// <summary>Reads the head and leaves the stream at the first element.</summary>
    /// <param name="stream">The file.</param>
    /// <exception cref="NpyFormatException">It is none, or is cut short, or says what is not understood.</exception>
    public static NpyHeader Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] start = Exactly(stream, 8);
        if (!start.AsSpan().StartsWith(Magic))
        {
            throw new NpyFormatException(NpyProblem.Damaged, "not an NPY file: it does not begin with the bytes that one begins with");
        }
        int length = start[6] switch
        {
            1 => BinaryPrimitives.ReadUInt16LittleEndian(Exactly(stream, 2)),
            2 or 3 => (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(Exactly(stream, 4)), LongestHeader),
            _ => throw new NpyFormatException(NpyProblem.Unsupported, $"NPY version {start[6]}.{start[7]} is not known"),
        };
        return Parse(Encoding.UTF8.GetString(Exactly(stream, length)).TrimEnd());
    }

    /// <summary>Reads the elements in this machine's byte order, the last axis fastest.</summary>
    /// <param name="stream">The file, at the first element.</param>
    /// <param name="elements">Receives them; as long as they are.</param>
    /// <param name="size">The bytes of an element.</param>
    /// <returns>How many bytes there were; fewer than wanted where the file is cut short, and the elements are then of no use.</returns>
    public int ReadElements(Stream stream, Span<byte> elements, int size)
    {
        ArgumentNullException.ThrowIfNull(stream);
        int found = stream.ReadAtLeast(elements, elements.Length, throwOnEndOfStream: false);
        if (BigEndian)
        {
            for (int start = 0; start + size <= elements.Length; start += size)
            {
                elements.Slice(start, size).Reverse();
            }
        }
        if (ColumnMajor && Shape.Count > 1 && found == elements.Length)
        {
            ToRowMajor(elements, size);
        }
        return found;
    }

    private static NpyHeader Parse(string literal)
    {
        Match order = OrderPattern().Match(literal), shape = ShapePattern().Match(literal);
        if (!order.Success || !shape.Success)
        {
            throw new NpyFormatException(NpyProblem.Damaged, $"its NPY header makes no sense: {literal}");
        }
        string[] axes = shape.Groups["axes"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!axes.All(axis => int.TryParse(axis, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            throw new NpyFormatException(NpyProblem.Unsupported, $"its shape is larger than this program reads: {literal}");
        }
        int[] sizes = Array.ConvertAll(axes, axis => int.Parse(axis, CultureInfo.InvariantCulture));
        return new NpyHeader(DescrPattern().Match(literal).Groups["descr"].Value, order.Groups["value"].Value == "True", sizes) { Literal = literal };
    }

    private void ToRowMajor(Span<byte> elements, int size)
    {
        byte[] columnMajor = elements.ToArray();
        var index = new int[Shape.Count];
        for (int target = 0; target < elements.Length; target += size)
        {
            int source = 0;
            for (int axis = index.Length - 1; axis >= 0; axis--)
            {
                source = (source * Shape[axis]) + index[axis];
            }
            columnMajor.AsSpan(source * size, size).CopyTo(elements[target..]);
            for (int axis = index.Length - 1; axis >= 0 && ++index[axis] == Shape[axis]; axis--)
            {
                index[axis] = 0;
            }
        }
    }

    private static byte[] Exactly(Stream stream, int count)
    {
        var bytes = new byte[count];
        return stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false) == count
            ? bytes
            : throw new NpyFormatException(NpyProblem.CutShort, "cut short: it ends inside its NPY header");
    }

    [GeneratedRegex("'descr':\\s*'(?<descr>[<>|=][a-zA-Z][0-9]*)'")]
    private static partial Regex DescrPattern();

    [GeneratedRegex("'fortran_order':\\s*(?<value>True|False)")]
    private static partial Regex OrderPattern();

    [GeneratedRegex("'shape':\\s*\\((?<axes>[0-9, ]*)\\)")]
    private static partial Regex ShapePattern();
}

/// <summary>What can be wrong with the head of an NPY file.</summary>
public enum NpyProblem
{
    /// <summary>It is no NPY file, or its literal makes no sense.</summary>
    Damaged,

    /// <summary>The file ends in it.</summary>
    CutShort,

    /// <summary>It is of a later version, or of a shape beyond what is read.</summary>
    Unsupported,
}

/// <summary>The head of an NPY file that cannot be read.</summary>
/// <param name="problem">The kind of what is wrong.</param>
/// <param name="what">What is wrong, without a full stop.</param>
public sealed class NpyFormatException(NpyProblem problem, string what) : FormatException(what)
{
    /// <summary>The kind of what is wrong.</summary>
    public NpyProblem Problem => problem;
}
