namespace NebulaBench.Datasets.Tables.Rows;

/// <summary>Rows of numbers, NaN where one is missing.</summary>
/// <param name="rows">How many rows.</param>
/// <param name="width">How many numbers a row has.</param>
internal abstract class RowMatrix(int rows, int width)
{
    /// <summary>The number of rows.</summary>
    public int Count => rows;

    /// <summary>The numbers of a row.</summary>
    public int Width => width;

    /// <summary>Writes a row.</summary>
    /// <param name="row">Which one.</param>
    /// <param name="into">Receives its numbers, [width].</param>
    public abstract void CopyRow(int row, Span<float> into);

    /// <summary>A number as it is stored: negative zero, which sparse files cannot hold, is zero, and there is one NaN.</summary>
    /// <param name="value">The number as it was read.</param>
    public static float Stored(double value) => double.IsNaN(value) ? float.NaN : (float)value + 0f;
}

/// <summary>All numbers, row after row.</summary>
/// <param name="values">The numbers; may be longer.</param>
/// <param name="rows">How many rows.</param>
/// <param name="width">How many numbers a row has.</param>
internal sealed class DenseMatrix(float[] values, int rows, int width) : RowMatrix(rows, width)
{
    /// <inheritdoc/>
    public override void CopyRow(int row, Span<float> into) => values.AsSpan(row * Width, Width).CopyTo(into);
}
