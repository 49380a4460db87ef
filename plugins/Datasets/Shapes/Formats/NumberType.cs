namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>How a number is stored in a binary file.</summary>
internal enum NumberType
{
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    Float32,
    Float64,
}

/// <summary>The sizes of numbers.</summary>
internal static class NumberTypeSize
{
    /// <summary>The bytes of one number.</summary>
    public static int Size(this NumberType type) => type switch
    {
        NumberType.Int8 or NumberType.UInt8 => 1,
        NumberType.Int16 or NumberType.UInt16 => 2,
        NumberType.Int64 or NumberType.Float64 => 8,
        _ => 4,
    };
}
