namespace NebulaBench.Metrics.Numerics;

/// <summary>Products of matrices whose rows are multiplied with rows, by the blocked kernel of the distances.</summary>
internal static class RowProducts
{
    /// <summary>A · Bᵀ, row-major.</summary>
    /// <param name="a">The rows of A.</param>
    /// <param name="b">The rows of B.</param>
    /// <param name="dimension">The length of a row of both.</param>
    public static double[] Multiply(double[] a, double[] b, int dimension)
    {
        int width = b.Length / dimension;
        var product = new ProductBlock(new double[checked(a.Length / dimension * width)], width);
        BlockedPairs.Run<NegatedProduct>(a, PackedPoints.From(b, dimension), (_, _) => product);
        return product.Values;
    }

    /// <summary>A · Aᵀ, row-major.</summary>
    /// <param name="a">The rows of A.</param>
    /// <param name="dimension">The length of a row.</param>
    public static double[] Gram(double[] a, int dimension)
    {
        int size = a.Length / dimension;
        var product = new ProductBlock(new double[checked(size * size)], size);
        BlockedPairs.Run<NegatedProduct>(a, PackedPoints.From(a, dimension), (_, _) => product, halfOnly: true);
        double[] values = product.Values;
        Parallelism.For(0, size, row =>
        {
            for (int column = row + 1; column < size; column++)
            {
                values[(row * size) + column] = values[(column * size) + row];
            }
        });
        return values;
    }

    /// <summary>Aᵀ · A of a table that need not be held: its columns are asked for in runs of so many rows that they stay in the cache.</summary>
    /// <param name="count">The number of rows.</param>
    /// <param name="dimension">The number of columns.</param>
    /// <param name="read">Writes a run of rows, column after column, given the first of them and their number.</param>
    public static double[] GramOfColumns(int count, int dimension, Action<int, int, double[]> read)
    {
        const int MostRows = 4096;
        double[] sum = new double[dimension * dimension];
        for (int first = 0; first < count; first += MostRows)
        {
            int length = Math.Min(MostRows, count - first);
            double[] columns = new double[dimension * length];
            read(first, length, columns);
            RowMath.AddScaled(sum, Gram(columns, length), 1);
        }
        return sum;
    }

    private sealed class ProductBlock(double[] values, int width) : IPairReduction
    {
        public double[] Values => values;

        public void Accept(int query, int firstReference, ReadOnlySpan<double> negated)
        {
            Span<double> target = values.AsSpan((query * width) + firstReference, negated.Length);
            for (int at = 0; at < negated.Length; at++)
            {
                target[at] = -negated[at];
            }
        }

        public void Finish()
        {
        }
    }
}
