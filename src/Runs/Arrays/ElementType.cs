namespace NebulaBench.Runs.Arrays;

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
