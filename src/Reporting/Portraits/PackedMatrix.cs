namespace NebulaBench.Reporting.Portraits;

/// <summary>A square matrix of correlations, packed row after row: 1 is 32767.</summary>
/// <param name="Size">The number of rows.</param>
/// <param name="Values">The elements.</param>
public sealed record PackedMatrix(int Size, string Values)
{
    /// <summary>A page draws each element on at least a pixel.</summary>
    public const int Largest = 256;

    /// <summary>Packs a matrix, or gives null for one that a page could not show.</summary>
    /// <param name="values">The elements, row after row.</param>
    /// <param name="size">The number of rows.</param>
    public static PackedMatrix? Pack(double[] values, int size) => size > Largest ? null : new PackedMatrix(size, PackedArray.For(values, scale: 1));
}
