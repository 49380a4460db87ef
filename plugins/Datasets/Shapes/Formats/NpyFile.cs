using System.Numerics;
using System.Runtime.InteropServices;
using NebulaBench.Formats;

namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>numpy's files of one array, of either byte order and either layout.</summary>
internal static class NpyFile
{
    private const string Again = "Fetch or save it again.", Savable = "Save whole numbers, float32 or float64.";

    /// <summary>Reads a file.</summary>
    public static NumberArray Read(byte[] bytes, string file)
    {
        var start = new ByteCursor(bytes, file, 0);
        using var stream = new MemoryStream(bytes, writable: false);
        NpyHeader header = Header(stream, start);
        int size = Size(header.Kind) is > 0 and var known
            ? known
            : throw start.Error("NB3119", $"arrays of '{header.Descr}' cannot be read.", Savable);
        // Beyond what a file can hold the product stays where it is: that of many axes would exceed any number.
        long count = header.Shape.Contains(0) ? 0 : header.Shape.Aggregate(1L, (product, axis) => product > int.MaxValue ? product : product * axis);
        Int128 expected = stream.Position + ((Int128)count * size);
        if (bytes.Length != expected)
        {
            throw start.Error(
                bytes.Length < expected ? "NB3113" : "NB3118", $"the header promises {expected} bytes, but the file has {bytes.Length}.", Again);
        }
        var elements = new byte[count * size];
        header.ReadElements(stream, elements, size);
        return new NumberArray([.. header.Shape], Values(header.Kind, elements));
    }

    private static NpyHeader Header(MemoryStream stream, ByteCursor start)
    {
        if (!start.Rest.StartsWith(NpyHeader.Magic))
        {
            throw start.Error("NB3111", "it is not a .npy file.", "Save it with numpy.save.");
        }
        try
        {
            return NpyHeader.Read(stream);
        }
        catch (NpyFormatException failure)
        {
            throw failure.Problem switch
            {
                NpyProblem.CutShort => start.Error("NB3113", "the file ends in its header.", Again),
                NpyProblem.Damaged => start.Error("NB3111", $"{failure.Message}.", Again),
                _ => start.Error("NB3119", $"{failure.Message}.", Savable),
            };
        }
    }

    private static int Size(string kind) => kind is "b1" or "u1" or "i1" ? 1 : kind is "i2" or "u2" ? 2 : kind is "i4" or "u4" or "f4" ? 4
        : kind is "i8" or "f8" ? 8 : 0;

    private static float[] Values(string kind, byte[] elements) => kind switch
    {
        "b1" or "u1" => Array.ConvertAll(elements, element => (float)element),
        "i1" => Values<sbyte>(elements),
        "i2" => Values<short>(elements),
        "u2" => Values<ushort>(elements),
        "i4" => Values<int>(elements),
        "u4" => Values<uint>(elements),
        "i8" => Values<long>(elements),
        "f4" => Values<float>(elements),
        _ => Values<double>(elements),
    };

    private static float[] Values<T>(byte[] elements)
        where T : unmanaged, INumber<T> => Array.ConvertAll(
            MemoryMarshal.Cast<byte, T>(elements).ToArray(), element => (float)double.CreateTruncating(element));
}

/// <summary>An array of numbers from a file.</summary>
/// <param name="Shape">Its axes.</param>
/// <param name="Values">Its values, the last axis fastest.</param>
internal sealed record NumberArray(int[] Shape, float[] Values);
