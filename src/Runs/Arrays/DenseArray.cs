using System.Runtime.InteropServices;
using System.Text;

namespace NebulaBench.Runs.Arrays;

/// <summary>An array of numbers, or of texts' letters, with a shape, row-major: what NPY, NPZ and safetensors files hold.</summary>
public sealed class DenseArray
{
    private DenseArray(Array values, int[] shape)
    {
        Values = values;
        Shape = shape;
        Type = ElementType.From(values.GetType().GetElementType()!);
    }

    /// <summary>The sizes of its axes; empty for a single number.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The elements, a one-dimensional array of <see cref="Type"/>. It is shared, not copied.</summary>
    public Array Values { get; }

    /// <summary>The kind of its elements.</summary>
    public ElementType Type { get; }

    /// <summary>The elements as bytes, in this machine's order.</summary>
    public Span<byte> Bytes =>
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(Values), checked(Values.Length * Type.Size));

    /// <summary>An array around given elements.</summary>
    /// <param name="values">The elements; the array keeps them.</param>
    /// <param name="shape">The sizes of the axes; without any, one axis of all elements.</param>
    public static DenseArray From<T>(T[] values, params int[] shape)
        where T : unmanaged => Wrap(values, shape.Length == 0 ? [values.Length] : shape);

    /// <summary>An array with a copy of a matrix.</summary>
    public static DenseArray From(double[,] matrix) =>
        From(matrix.Cast<double>().ToArray(), matrix.GetLength(0), matrix.GetLength(1));

    /// <summary>An array of a kind, filled with zeros.</summary>
    public static DenseArray Zeros(ElementType type, int[] shape) => Zeros(type, shape, isText: false);

    /// <summary>An array of a kind, filled with zeros, that may be letters of texts.</summary>
    internal static DenseArray Zeros(ElementType type, int[] shape, bool isText) =>
        new(Array.CreateInstanceFromArrayType(type.Clr.MakeArrayType(), checked((int)CountOf(shape))), shape) { IsText = isText };

    /// <summary>The number of elements of a shape; the largest number there is where it has more.</summary>
    public static long CountOf(IReadOnlyCollection<int> shape) => shape.Contains(0)
        ? 0
        : shape.Aggregate(1L, (product, axis) => product > long.MaxValue / axis ? long.MaxValue : product * axis);

    /// <summary>Texts as numpy keeps them: their letters along a last axis, filled up with zeros.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="atLeast">The least number of letters that a text has room for.</param>
    internal static DenseArray FromTexts(IReadOnlyList<string> texts, int atLeast = 1)
    {
        uint[][] letters = [.. texts.Select(text => text.EnumerateRunes().Select(rune => (uint)rune.Value).ToArray())];
        int length = letters.Select(text => text.Length).Append(atLeast).Max();
        var all = new uint[texts.Count * length];
        for (int row = 0; row < letters.Length; row++)
            letters[row].CopyTo(all, row * length);
        return new DenseArray(all, [texts.Count, length]) { IsText = true };
    }

    /// <summary>Whether the elements are the letters of texts (code points, or bytes of UTF-8) along a last axis.</summary>
    internal bool IsText { get; init; }

    /// <summary>The text of a row, [rows, letters]; null where its bytes or code points are none.</summary>
    internal string? TextAt(int row)
    {
        int length = Shape[^1];
        return Values is uint[] points ? Text(points.AsSpan(row * length, length)) : Text(((byte[])Values).AsSpan(row * length, length));
    }

    /// <summary>A copy of the elements as double.</summary>
    public double[] ToDoubles() => Values switch
    {
        double[] values => (double[])values.Clone(),
        float[] values => Array.ConvertAll(values, value => (double)value),
        Half[] values => Array.ConvertAll(values, value => (double)value),
        bool[] values => Array.ConvertAll(values, value => value ? 1.0 : 0.0),
        _ => [.. Values.Cast<IConvertible>().Select(value => value.ToDouble(null))],
    };

    /// <summary>A copy of the elements as float.</summary>
    public float[] ToFloats() => Values is float[] values ? (float[])values.Clone() : Array.ConvertAll(ToDoubles(), value => (float)value);

    /// <summary>A copy of the elements as int.</summary>
    /// <exception cref="OverflowException">An element is no whole number of 32 bits.</exception>
    public int[] ToIntegers() => Values is int[] values ? (int[])values.Clone() : Array.ConvertAll(ToDoubles(), Whole);

    /// <summary>The shape as readers expect it: (2, 3), (4,), ().</summary>
    public string ShapeText => TextOf(Shape);

    /// <summary>A shape as readers expect it.</summary>
    internal static string TextOf(IReadOnlyList<int> shape) => shape.Count == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";

    private static string? Text(ReadOnlySpan<uint> points)
    {
        var text = new StringBuilder();
        foreach (uint point in points.TrimEnd(0u))
        {
            if (!Rune.TryCreate(point, out Rune letter))
                return null;
            text.Append(letter.ToString());
        }
        return text.ToString();
    }

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        string text = Encoding.UTF8.GetString(bytes.TrimEnd((byte)0));
        return text.Contains('\uFFFD', StringComparison.Ordinal) ? null : text;
    }

    private static DenseArray Wrap(Array values, int[] shape) =>
        CountOf(shape) == values.Length
            ? new DenseArray(values, shape)
            : throw new ArgumentException($"{values.Length} elements do not fill the shape ({string.Join(", ", shape)}).", nameof(shape));

    private static int Whole(double value) =>
        value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue
            ? (int)value
            : throw new OverflowException($"{value.ToString(System.Globalization.CultureInfo.InvariantCulture)} is no whole number of 32 bits.");
}

/// <summary>A kind of number in an array file, with its name in either format.</summary>
/// <param name="Clr">The type here.</param>
/// <param name="Size">Bytes per element.</param>
/// <param name="Npy">The kind in an NPY header, without the byte order.</param>
/// <param name="Safetensors">The kind in a safetensors header.</param>
public sealed record ElementType(Type Clr, int Size, string Npy, string Safetensors)
{
    /// <summary>Every kind that is read and written.</summary>
    public static IReadOnlyList<ElementType> All { get; } =
    [
        new(typeof(float), 4, "f4", "F32"),
        new(typeof(double), 8, "f8", "F64"),
        new(typeof(Half), 2, "f2", "F16"),
        new(typeof(int), 4, "i4", "I32"),
        new(typeof(long), 8, "i8", "I64"),
        new(typeof(short), 2, "i2", "I16"),
        new(typeof(sbyte), 1, "i1", "I8"),
        new(typeof(byte), 1, "u1", "U8"),
        new(typeof(ushort), 2, "u2", "U16"),
        new(typeof(uint), 4, "u4", "U32"),
        new(typeof(ulong), 8, "u8", "U64"),
        new(typeof(bool), 1, "b1", "BOOL"),
    ];

    /// <summary>The kind of an array's elements.</summary>
    public static ElementType From(Type clr) =>
        All.FirstOrDefault(type => type.Clr == clr) ?? throw new ArgumentException($"{clr.Name} has no place in an array file.", nameof(clr));
}
