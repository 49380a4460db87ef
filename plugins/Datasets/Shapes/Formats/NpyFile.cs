using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>NumPy's file of one array: a magic word, a header that is a Python dictionary, the values.</summary>
internal static partial class NpyFile
{
    /// <summary>Reads a file.</summary>
    public static NumberArray Read(byte[] bytes, string file)
    {
        var start = new ByteCursor(bytes, file, 0);
        if (bytes.Length < 12 || !bytes.AsSpan().StartsWith(Magic))
        {
            throw start.Error("NB3111", "it is not a .npy file.", "Save it with numpy.save.");
        }
        int at = bytes[6] == 1 ? 10 : 12;
        long length = bytes[6] == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8))
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8));
        if (at + length > bytes.Length)
        {
            throw start.Error("NB3113", "the file ends in its header.", "Fetch or save it again.");
        }
        string header = Encoding.Latin1.GetString(bytes, at, (int)length);
        string kind = Kind().Match(header).Groups[1].Value;
        NumberType type = kind.Length < 2 ? throw Unknown() : kind[1..] switch
        {
            "b1" or "u1" => NumberType.UInt8,
            "i1" => NumberType.Int8,
            "i2" => NumberType.Int16,
            "u2" => NumberType.UInt16,
            "i4" => NumberType.Int32,
            "u4" => NumberType.UInt32,
            "i8" => NumberType.Int64,
            "f4" => NumberType.Float32,
            "f8" => NumberType.Float64,
            _ => throw Unknown(),
        };
        if (header.Contains("'fortran_order': True", StringComparison.Ordinal))
        {
            throw start.Error("NB3119", "the array is stored in Fortran's order.", "Save numpy.ascontiguousarray of it.");
        }
        int[] shape = [.. Shape().Match(header).Groups[1].Value
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(axis => int.TryParse(axis, NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : throw Unknown())];
        // Beyond what a file can hold the product stays where it is: that of many axes would exceed any number.
        long count = shape.Contains(0) ? 0 : shape.Aggregate(1L, (product, axis) => product > int.MaxValue ? product : product * axis);
        Int128 expected = at + length + ((Int128)count * type.Size());
        if (bytes.Length != expected)
        {
            throw start.Error(
                bytes.Length < expected ? "NB3113" : "NB3118",
                $"the header promises {expected} bytes, but the file has {bytes.Length}.",
                "Fetch or save it again.");
        }
        var values = new float[(int)count];
        Read(new ByteCursor(bytes, file, at + (int)length, kind[0] == '>'), type, values);
        return new NumberArray(shape, values);

        Errors.NebulaException Unknown() =>
            start.Error("NB3119", $"arrays of '{kind}' cannot be read.", "Save whole numbers, float32 or float64.");
    }

    private static void Read(ByteCursor cursor, NumberType type, Span<float> values)
    {
        if (type == NumberType.UInt8)
        {
            ReadOnlySpan<byte> bytes = cursor.Rest; // as long as the values: that was checked
            for (int index = 0; index < values.Length; index++)
            {
                values[index] = bytes[index];
            }
            return;
        }
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = (float)cursor.Number(type, () => "in its values");
        }
    }

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    [GeneratedRegex("'descr':\\s*'([^']*)'")]
    private static partial Regex Kind();

    [GeneratedRegex("'shape':\\s*\\(([^)]*)\\)")]
    private static partial Regex Shape();
}
