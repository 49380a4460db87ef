using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Covariance;

/// <summary>The mean and the unbiased covariance (divided by n − 1) of a set of at least two samples.</summary>
/// <param name="Count">The number of samples n.</param>
/// <param name="Mean">The mean of each dimension.</param>
/// <param name="Covariance">The covariance matrix.</param>
public sealed record Moments(int Count, double[] Mean, double[,] Covariance)
{
    // Small enough for a block of every column to stay in the cache while all pairs of columns are visited.
    private const int RowsPerBlock = 1024;

    /// <summary>The number of dimensions.</summary>
    public int Dimension => Mean.Length;

    /// <summary>The moments of a row-major table.</summary>
    public static Moments From(LatentTable table) => OfCentering(ColumnTable.From(table.Values, table.Dimension));

    /// <summary>The moments of a table, whose columns are centered on the way.</summary>
    public static Moments OfCentering(ColumnTable columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns.Count, 2);
        int dimension = columns.Dimension;
        double[] mean = new double[dimension];
        double[,] covariance = new double[dimension, dimension];
        for (int j = 0; j < dimension; j++)
        {
            mean[j] = Center(columns.Column(j));
        }
        if (dimension > SymmetricSpectrum.Narrow)
        {
            FillWide(columns, covariance);
        }
        else
        {
            Parallelism.For(0, dimension, i => FillRow(columns, i, covariance));
        }
        return new Moments(columns.Count, mean, covariance);
    }

    private static double Center(Span<double> column)
    {
        double mean = ColumnMath.Sum(column) / column.Length;
        foreach (ref double value in column)
        {
            value -= mean;
        }
        return mean;
    }

    // Each cell is summed by one thread, block after block: the result does not depend on the number of threads.
    private static void FillRow(ColumnTable centered, int i, double[,] covariance)
    {
        int count = centered.Count;
        for (int start = 0; start < count; start += RowsPerBlock)
        {
            int length = Math.Min(RowsPerBlock, count - start);
            ReadOnlySpan<double> left = centered.Column(i).Slice(start, length);
            for (int j = i; j < centered.Dimension; j++)
            {
                covariance[i, j] += RowMath.Dot(left, centered.Column(j).Slice(start, length));
            }
        }
        for (int j = i; j < centered.Dimension; j++)
        {
            covariance[i, j] /= count - 1;
            covariance[j, i] = covariance[i, j];
        }
    }

    private static void FillWide(ColumnTable centered, double[,] covariance)
    {
        double[] products = RowProducts.GramOfColumns(centered.Count, centered.Dimension, (first, length, columns) =>
        {
            for (int j = 0; j < centered.Dimension; j++)
            {
                centered.Column(j).Slice(first, length).CopyTo(columns.AsSpan(j * length));
            }
        });
        for (int at = 0; at < products.Length; at++)
        {
            covariance[at / centered.Dimension, at % centered.Dimension] = products[at] / (centered.Count - 1);
        }
    }
}
