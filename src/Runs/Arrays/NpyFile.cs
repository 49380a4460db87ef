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
