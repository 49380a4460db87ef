using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Covariance;

/// <summary>Mardia's multivariate skewness and kurtosis of whitened samples.</summary>
public static class Mardia
{
    private const int RowsPerBlock = 512;

    /// <summary>1/n² Σ_i Σ_j (w_i · w_j)³.</summary>
    /// <remarks>
    /// The double sum over samples equals the squared norm of the tensor of third moments, Σ_abc (1/n Σ_i w_ia w_ib w_ic)², which takes
    /// n·d³/6 steps instead of n²·d/2. The cheaper of the two is computed; neither holds a matrix of all pairs.
    /// </remarks>
    public static double Skewness(ColumnTable white)
    {
        double moments = (white.Dimension + 1.0) * (white.Dimension + 2.0) / 3;
        return moments <= white.Count ? SkewnessByMoments(white) : SkewnessByPairs(white);
    }

    /// <summary>1/n Σ_i |w_i|⁴.</summary>
    public static double Kurtosis(ColumnTable white)
    {
        double[] norms = ColumnMath.SquaredNorms(white);
        return RowMath.Dot(norms, norms) / white.Count;
    }

    /// <summary>The skewness per independent third moment, as a root mean square: |skewness| where d = 1.</summary>
    public static double SkewnessEffect(double skewness, int dimension) =>
        Math.Sqrt(6 * skewness / ((double)dimension * (dimension + 1) * (dimension + 2)));

    /// <summary>The kurtosis relative to a Gaussian's d(d + 2), less 1.</summary>
    public static double KurtosisEffect(double kurtosis, int dimension) => (kurtosis / ((double)dimension * (dimension + 2))) - 1;

    /// <summary>The skewness as the squared norm of the third moments.</summary>
    public static double SkewnessByMoments(ColumnTable white)
    {
        double[] shares = new double[white.Dimension];
        Cores.For(0, white.Dimension, a => shares[a] = SquaredMomentsFrom(white, a));
        return ColumnMath.Sum(shares);
    }

    /// <summary>The skewness as a sum over pairs of samples.</summary>
    public static double SkewnessByPairs(ColumnTable white)
    {
        int count = white.Count;
        double[] rows = white.ToRowMajor();
        double[] shares = new double[count];
        Cores.For(0, count, i =>
        {
            ReadOnlySpan<double> left = rows.AsSpan(i * white.Dimension, white.Dimension);
            double own = RowMath.Dot(left, left);
            double sum = own * own * own;
            for (int j = i + 1; j < count; j++)
            {
                double product = RowMath.Dot(left, rows.AsSpan(j * white.Dimension, white.Dimension));
                sum += 2 * product * product * product;
            }
            shares[i] = sum;
        });
        return ColumnMath.Sum(shares) / ((double)count * count);
    }

    // All moments (a, b, c) with a ≤ b ≤ c, each counted as often as its indices can be permuted.
    private static double SquaredMomentsFrom(ColumnTable white, int a)
    {
        int count = white.Count, dimension = white.Dimension;
        double[] products = new double[RowsPerBlock];
        double[,] sums = new double[dimension, dimension];
        for (int start = 0; start < count; start += RowsPerBlock)
        {
            int length = Math.Min(RowsPerBlock, count - start);
            for (int b = a; b < dimension; b++)
            {
                ColumnMath.Multiply(white.Column(a).Slice(start, length), white.Column(b).Slice(start, length), products);
                for (int c = b; c < dimension; c++)
                {
                    sums[b, c] += RowMath.Dot(white.Column(c).Slice(start, length), products.AsSpan(0, length));
                }
            }
        }
        double total = 0;
        for (int b = a; b < dimension; b++)
        {
            for (int c = b; c < dimension; c++)
            {
                double moment = sums[b, c] / count;
                int orders = (a == b, b == c) switch { (true, true) => 1, (false, false) => 6, _ => 3 };
                total += orders * moment * moment;
            }
        }
        return total;
    }
}
