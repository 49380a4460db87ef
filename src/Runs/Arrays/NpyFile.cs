using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NebulaBench.Formats;
using NebulaBench.Runs.Files;

namespace NebulaBench.Runs.Arrays;

/// <summary>Reads and writes NPY files, numpy's format for one array. Files of either byte order and either layout are read.</summary>
public static class NpyFile
{
    private const int Alignment = 64;

    /// <summary>Writes an array.</summary>
    public static void Write(Stream stream, DenseArray array)
    {
        WriteHeader(stream, array, array.Shape);
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
    internal static DenseArray ReadAny(string file)
    {
        using FileStream stream = HashedFile.Open(file);
        return ReadAny(stream, stream.Length, file);
    }

    /// <summary>Reads an array, of texts too.</summary>
    internal static DenseArray ReadAny(Stream stream, long available, string file)
    {
        NpyHeader header = Header(stream, file);
        (ElementType type, int[] shape, bool isText) = Elements(header, file);

        // Before the memory is asked for: a damaged header may claim any size.
        decimal claimed = (decimal)type.Size * DenseArray.CountOf(shape);
        if (claimed > available)
            throw RunErrors.Damaged(file, FormattableString.Invariant($"cut short: {claimed:F0} bytes of numbers are announced, the file has {available}"));
        if (claimed > Array.MaxLength)
            throw RunErrors.TooLarge(file, FormattableString.Invariant($"its numbers take {claimed:F0} bytes"));
        DenseArray array = DenseArray.Zeros(type, shape, isText);
        Span<byte> bytes = array.Bytes;
        int found = (isText ? header with { ColumnMajor = false } : header).ReadElements(stream, bytes, type.Size);
        return found == bytes.Length
            ? array
            : throw RunErrors.Damaged(file, $"cut short: {bytes.Length} bytes of numbers are announced, the file has {found}");
    }

    internal static DenseArray NumbersOnly(DenseArray array, string file) =>
        array.IsText ? throw RunErrors.Unsupported(file, "its elements are text, not numbers") : array;

    private static NpyHeader Header(Stream stream, string file)
    {
        try
        {
            return NpyHeader.Read(stream);
        }
        catch (NpyFormatException failure)
        {
            throw failure.Problem == NpyProblem.Unsupported
                ? RunErrors.Unsupported(file, failure.Message)
                : RunErrors.Damaged(file, failure.Message);
        }
    }

    private static (ElementType Type, int[] Shape, bool IsText) Elements(NpyHeader header, string file)
    {
        if (TextType(header.Kind) is ({ } letters, int length))
            return (letters, [.. header.Shape, length], true);
        return ElementType.All.FirstOrDefault(candidate => candidate.Npy == header.Kind) is { } known
            ? (known, [.. header.Shape], false)
            : throw (header.Kind.StartsWith('O')
                ? RunErrors.PythonObjects(file)
                : RunErrors.Unsupported(file, $"its elements are neither plain numbers nor bool: {header.Literal}"));
    }

    // Fixed-length texts: U5 is five code points of four bytes, S5 five bytes.
    private static (ElementType? Letters, int Length) TextType(string kind) =>
        kind.Length > 1 && int.TryParse(kind.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            ? kind[0] switch
            {
                'U' => (ElementType.From(typeof(uint)), length),
                'S' or 'a' => (ElementType.From(typeof(byte)), length),
                _ => (null, 0),
            }
            : (null, 0);

    /// <summary>Writes the head of a file as numpy does: version 1.0, padded to 64 bytes.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="like">An array of the elements' kind.</param>
    /// <param name="axes">The sizes of the axes, the letters of texts among them.</param>
    internal static void WriteHeader(Stream stream, DenseArray like, IReadOnlyList<int> axes)
    {
        string order = like.Type.Size == 1 ? "|" : "<";
        (string kind, IReadOnlyList<int> shown) = like.IsText
            ? (string.Create(CultureInfo.InvariantCulture, $"U{axes[^1]}"), [.. axes.SkipLast(1)])
            : (like.Type.Npy, axes);
        string literal = $"{{'descr': '{order}{kind}', 'fortran_order': False, 'shape': {DenseArray.TextOf(shown)}, }}";
        int unpadded = NpyHeader.Magic.Length + 4 + literal.Length + 1;
        int padding = (Alignment - (unpadded % Alignment)) % Alignment;
        var header = new byte[unpadded + padding];
        NpyHeader.Magic.CopyTo(header);
        header[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), checked((ushort)(literal.Length + padding + 1)));
        Encoding.ASCII.GetBytes(literal + new string(' ', padding) + '\n', header.AsSpan(10));
        stream.Write(header);
    }
}
