namespace NebulaBench.Metrics.Covariance;

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
