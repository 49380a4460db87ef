using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using NebulaBench.Datasets.Tables.Rows;
using NebulaBench.Errors;
using NebulaBench.Formats;

namespace NebulaBench.Datasets.Tables.Formats;

/// <summary>One array of an NPY or NPZ file, [rows] or [rows, columns]: numbers, or texts.</summary>
internal sealed class NumpyArray
{
    private const int ChunkElements = 1 << 16;

    private readonly string path;
    private readonly NpyHeader header;
    private readonly ReadOnlyMemory<byte> elements;
    private readonly int size;

    /// <summary>Reads the head of an array.</summary>
    /// <param name="path">What messages call the file.</param>
    /// <param name="name">Its name in the archive; empty for a file of its own.</param>
    /// <param name="content">The NPY file.</param>
    /// <exception cref="NebulaException">NB3161: it is damaged; NB3165: its elements mean nothing here.</exception>
    public NumpyArray(string path, string name, byte[] content)
    {
        this.path = name.Length > 0 ? $"{path}:{name}" : path;
        Name = name;
        using var stream = new MemoryStream(content, writable: false);
        try
        {
            header = NpyHeader.Read(stream);
        }
        catch (NpyFormatException failure)
        {
            throw TableFile.Damaged(this.path, $"{failure.Message}.", inner: failure);
        }
        size = SizeOf(header.Kind) ?? throw new NebulaException(
            "NB3165", $"elements of type '{(header.Descr.Length > 0 ? header.Descr : header.Literal)}' are neither numbers nor texts.", this.path,
            "Save numbers or texts: numpy.asarray(a, dtype=float), numpy.asarray(a, dtype=str).");
        elements = content.AsMemory((int)stream.Position);
        Int128 expected = header.Shape.Aggregate((Int128)size, (product, axis) => product > long.MaxValue ? product : product * axis);
        if (elements.Length != expected)
        {
            throw TableFile.Damaged(this.path, $"the array should have {expected} bytes, but has {elements.Length}.");
        }
    }

    /// <summary>Its name in the archive.</summary>
    public string Name { get; }

    /// <summary>Its axes.</summary>
    public IReadOnlyList<int> Shape => header.Shape;

    /// <summary>Whether it holds texts.</summary>
    public bool IsText => header.Kind[0] is 'U' or 'S';

    /// <summary>The number of rows.</summary>
    public int Rows => Shape.Count > 0 ? Shape[0] : 1;

    /// <summary>The number of columns.</summary>
    public int Width => Shape.Count == 2 ? Shape[1] : 1;

    /// <summary>All numbers in single precision, row after row.</summary>
    public float[] Numbers()
    {
        var numbers = new float[elements.Length / size];
        Decode((at, chunk) =>
        {
            for (int element = 0; element < chunk.Length; element++)
            {
                numbers[RowMajor(at + element)] = RowMatrix.Stored(chunk[element]);
            }
        });
        return numbers;
    }

    /// <summary>All whole numbers, such as positions; those out of range are −1.</summary>
    public int[] Positions()
    {
        var positions = new int[elements.Length / size];
        Decode((at, chunk) =>
        {
            for (int element = 0; element < chunk.Length; element++)
            {
                positions[at + element] = chunk[element] is >= 0 and <= int.MaxValue ? (int)chunk[element] : -1;
            }
        });
        return positions;
    }

    /// <summary>A column as texts; numbers in their shortest form, whole ones without decimals.</summary>
    /// <param name="column">Which column, from 0.</param>
    public string[] Texts(int column) =>
        [.. Enumerable.Range(0, Rows).Select(row => Text(header.ColumnMajor ? (column * Rows) + row : (row * Width) + column))];

    private string Text(int element)
    {
        ReadOnlySpan<byte> bytes = elements.Span.Slice(element * size, size);
        if (!IsText)
        {
            Span<double> number = stackalloc double[1];
            Convert(bytes, number);
            return double.IsNaN(number[0]) ? "" : number[0].ToString("R", CultureInfo.InvariantCulture);
        }
        Encoding encoding = header.Kind[0] == 'S' ? Encoding.UTF8 : header.BigEndian ? BigEndianUtf32 : Encoding.UTF32;
        string text = encoding.GetString(bytes).TrimEnd('\0').Trim();
        return WrittenCell.IsMissing(text) ? "" : text;
    }

    private static UTF32Encoding BigEndianUtf32 { get; } = new(bigEndian: true, byteOrderMark: false);

    private int RowMajor(int element) => header.ColumnMajor && Shape.Count == 2 ? (element % Rows * Width) + (element / Rows) : element;

    private void Decode(Action<int, double[]> take)
    {
        int count = elements.Length / size;
        for (int at = 0; at < count; at += ChunkElements)
        {
            var chunk = new double[Math.Min(ChunkElements, count - at)];
            Convert(elements.Span.Slice(at * size, chunk.Length * size), chunk);
            take(at, chunk);
        }
    }

    private void Convert(ReadOnlySpan<byte> bytes, Span<double> into)
    {
        if (header.BigEndian && size > 1)
        {
            byte[] turned = bytes.ToArray();
            for (int at = 0; at < turned.Length; at += size)
            {
                turned.AsSpan(at, size).Reverse();
            }
            bytes = turned;
        }
        switch (header.Kind)
        {
            case "b1" or "u1": Convert<byte>(bytes, into); break;
            case "i1": Convert<sbyte>(bytes, into); break;
            case "i2": Convert<short>(bytes, into); break;
            case "u2": Convert<ushort>(bytes, into); break;
            case "i4": Convert<int>(bytes, into); break;
            case "u4": Convert<uint>(bytes, into); break;
            case "i8": Convert<long>(bytes, into); break;
            case "u8": Convert<ulong>(bytes, into); break;
            case "f2": Convert<Half>(bytes, into); break;
            case "f4": Convert<float>(bytes, into); break;
            default: Convert<double>(bytes, into); break;
        }
    }

    private static void Convert<T>(ReadOnlySpan<byte> bytes, Span<double> into)
        where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> numbers = MemoryMarshal.Cast<byte, T>(bytes);
        for (int at = 0; at < into.Length; at++)
        {
            into[at] = double.CreateTruncating(numbers[at]);
        }
    }

    private static int? SizeOf(string kind) => kind switch
    {
        "b1" or "u1" or "i1" => 1,
        "i2" or "u2" or "f2" => 2,
        "i4" or "u4" or "f4" => 4,
        "i8" or "u8" or "f8" => 8,
        ['U' or 'S', ..] when int.TryParse(kind.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int letters) && letters is > 0 and < 1 << 20 =>
            letters * (kind[0] == 'U' ? 4 : 1),
        _ => null,
    };
}
