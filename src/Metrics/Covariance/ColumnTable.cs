namespace NebulaBench.Metrics.Covariance;

/// <summary>Samples stored column after column: what sums over samples read, dimension by dimension.</summary>
public sealed class ColumnTable(int count, int dimension)
{
    private readonly double[] values = new double[(long)count * dimension];

    /// <summary>The number of samples.</summary>
    public int Count { get; } = count;

    /// <summary>The number of dimensions.</summary>
    public int Dimension { get; } = dimension;

    /// <summary>All samples' values in one dimension.</summary>
    public Span<double> Column(int dimension) => values.AsSpan(dimension * Count, Count);

    /// <summary>A copy of the chosen rows of row-major values; all rows where none are chosen.</summary>
    public static ColumnTable From(double[] rowMajor, int dimension, IReadOnlyList<int>? rows = null)
    {
        int count = rows?.Count ?? (dimension == 0 ? 0 : rowMajor.Length / dimension);
        var table = new ColumnTable(count, dimension);
        for (int row = 0; row < count; row++)
        {
            ReadOnlySpan<double> sample = rowMajor.AsSpan((rows?[row] ?? row) * dimension, dimension);
            for (int column = 0; column < dimension; column++)
            {
                table.values[(column * count) + row] = sample[column];
            }
        }
        return table;
    }

    /// <summary>The samples, row after row.</summary>
    public double[] ToRowMajor()
    {
        double[] rows = new double[values.Length];
        for (int column = 0; column < Dimension; column++)
        {
            ReadOnlySpan<double> source = Column(column);
            for (int row = 0; row < source.Length; row++)
            {
                rows[(row * Dimension) + column] = source[row];
            }
        }
        return rows;
    }
}

/// <summary>Loops over columns. Each runs on one thread in a fixed order, so that its result depends on nothing but its input.</summary>
internal static class ColumnMath
{
    /// <summary>Σ x.</summary>
    public static double Sum(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double value in x)
        {
            sum += value;
        }
        return sum;
    }

    /// <summary>product = x · y, element by element.</summary>
    public static void Multiply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> product)
    {
        for (int at = 0; at < x.Length; at++)
        {
            product[at] = x[at] * y[at];
        }
    }

    /// <summary>The squared norm of each sample.</summary>
    public static double[] SquaredNorms(ColumnTable table)
    {
        double[] norms = new double[table.Count];
        for (int j = 0; j < table.Dimension; j++)
        {
            ReadOnlySpan<double> column = table.Column(j);
            for (int i = 0; i < norms.Length; i++)
            {
                norms[i] += column[i] * column[i];
            }
        }
        return norms;
    }
}
