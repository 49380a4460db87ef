using System.Buffers.Binary;
using CsCheck;

namespace NebulaBench.Fuzzing.Tests.Harness;

/// <summary>Changes an input; the input itself stays as it is.</summary>
internal delegate byte[] Edit(byte[] input);

/// <summary>What may happen to the bytes of any file.</summary>
internal static class ByteEdits
{
    private const int MostInserted = 24, MostCopies = 200, FarthestHeader = 128;

    private static readonly long[] OddNumbers =
    [
        0, 1, 2, 3, 7, 16, 64, 255, 256, 1024, 32_767, 32_768, 65_535, 65_536, 1 << 20, (1 << 24) + 1, int.MaxValue / 4, (1 << 30) + 1, int.MaxValue, 1L << 31,
        uint.MaxValue, 1L << 32, (1L << 62) + 1, long.MaxValue, -1, -2, -128, -32_768, int.MinValue, long.MinValue,
    ];

    private static readonly double[] OddFractions =
    [
        0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, -double.MaxValue, float.MaxValue, float.Epsilon, 1e20, -1e20, 0.5,
    ];

    /// <summary>The edits.</summary>
    /// <param name="other">Inputs to splice in.</param>
    public static Gen<Edit> Create(Gen<byte[]> other) => Gen.Frequency(
        (4, Gen.Select(Places.Anywhere, Gen.Int[0, 7], (at, bit) => Set(at, 1, bytes => bytes[0] ^= (byte)(1 << bit)))),
        (3, Gen.Select(Places.Anywhere, Gen.Byte, (at, value) => Set(at, 1, bytes => bytes[0] = value))),
        (3, Gen.Select(Places.Before(FarthestHeader), Number(), Gen.Int[0, 3], Gen.Bool, Whole)),
        (2, Gen.Select(Places.Anywhere, Number(), Gen.Int[0, 3], Gen.Bool, Whole)),
        (1, Gen.Select(Places.Anywhere, Gen.OneOf(OddFractions), Gen.Bool, Fraction)),
        (2, Gen.Select(Places.Anywhere, Gen.Byte.Array[1, MostInserted], (at, bytes) => Insert(at, bytes))),
        (3, Gen.Select(Places.Anywhere, Gen.Int[1, MostInserted], Delete)),
        (1, Gen.Select(Places.Anywhere, Places.Anywhere, (from, to) => (Edit)(input => [.. input[..Math.Min(from(input.Length), to(input.Length))], .. input[Math.Max(from(input.Length), to(input.Length))..]]))),
        (2, Gen.Select(Places.Anywhere, (Func<Place, Edit>)(at => input => input[..at(input.Length)]))),
        (2, Gen.Select(Places.Anywhere, Places.Anywhere, Gen.Int[1, MostInserted], Gen.Frequency((4, Gen.Const(1)), (1, Gen.Int[2, MostCopies])), Copy)),
        (2, Gen.Select(Places.Anywhere, Places.Anywhere, other, (at, from, spliced) => (Edit)(input => [.. input[..at(input.Length)], .. spliced[from(spliced.Length)..]]))),
        (1, Gen.Byte.Array[1, MostInserted].Select(more => (Edit)(input => [.. input, .. more]))));

    /// <summary>Puts bytes between others.</summary>
    public static Edit Insert(Place at, byte[] bytes) => input => [.. input[..at(input.Length)], .. bytes, .. input[at(input.Length)..]];

    private static Gen<long> Number() => Gen.Frequency((5, Gen.OneOf(OddNumbers)), (1, Gen.Long));

    private static Edit Whole(Place at, long value, int power, bool bigEndian) => Set(at, 1 << power, bytes =>
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(all, value);
        Span<byte> low = all[..(1 << power)];
        if (bigEndian)
        {
            low.Reverse();
        }
        low[..Math.Min(low.Length, bytes.Length)].CopyTo(bytes);
    });

    private static Edit Fraction(Place at, double value, bool isDouble) => Set(at, isDouble ? 8 : 4, bytes =>
    {
        byte[] all = isDouble ? BitConverter.GetBytes(value) : BitConverter.GetBytes((float)value);
        all.AsSpan(0, Math.Min(all.Length, bytes.Length)).CopyTo(bytes);
    });

    private static Edit Delete(Place at, int count) => input =>
    {
        int start = at(input.Length);
        return [.. input[..start], .. input[Math.Min(input.Length, start + count)..]];
    };

    private static Edit Copy(Place from, Place to, int count, int copies) => input =>
    {
        int start = from(input.Length);
        byte[] piece = input[start..Math.Min(input.Length, start + count)];
        return Insert(to, [.. Enumerable.Repeat(piece, copies).SelectMany(bytes => bytes)])(input);
    };

    private static Edit Set(Place at, int count, ChangeBytes change) => input =>
    {
        byte[] changed = [.. input];
        int start = at(changed.Length);
        if (start < changed.Length)
        {
            change(changed.AsSpan(start, Math.Min(count, changed.Length - start)));
        }
        return changed;
    };

    private delegate void ChangeBytes(Span<byte> bytes);
}

/// <summary>A place in an input of a length, from 0 to that length: independent of the input, so that it can be drawn before the input is known.</summary>
internal delegate int Place(int length);

/// <summary>Draws places.</summary>
internal static class Places
{
    /// <summary>Anywhere.</summary>
    public static Gen<Place> Anywhere { get; } = Gen.UInt.Select(drawn => (Place)(length => (int)((drawn * ((ulong)length + 1)) >> 32)));

    /// <summary>Near the beginning, where binary files say how large they are.</summary>
    public static Gen<Place> Before(int end) => Gen.Int[0, end].Select(drawn => (Place)(length => Math.Min(drawn, length)));
}
