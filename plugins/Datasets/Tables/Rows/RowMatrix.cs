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

/// <summary>Only the numbers that are not zero, row after row: compressed sparse rows.</summary>
/// <param name="starts">Where each row begins, and the last ends, [rows + 1].</param>
/// <param name="columns">The column of each number.</param>
/// <param name="values">The numbers; what a row has twice for a column counts as the sum.</param>
/// <param name="places">Where each column is among those of the matrix; −1 where it is none of them.</param>
/// <param name="width">How many columns the matrix has.</param>
internal sealed class SparseMatrix(int[] starts, int[] columns, float[] values, int[] places, int width) : RowMatrix(starts.Length - 1, width)
{
    /// <inheritdoc/>
    public override void CopyRow(int row, Span<float> into)
    {
        into.Clear();
        for (int at = starts[row]; at < starts[row + 1]; at++)
        {
            if (places[columns[at]] is >= 0 and var place)
            {
                into[place] += values[at];
            }
        }
    }
}
