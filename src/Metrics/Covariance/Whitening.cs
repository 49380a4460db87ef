using MathNet.Numerics.LinearAlgebra;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Covariance;

/// <summary>Turns samples into ones of mean 0 and covariance I (divided by n), in which Mahalanobis distances are plain ones.</summary>
public static class Whitening
{
    /// <summary>The whitened samples, or null where the covariance is singular.</summary>
    /// <param name="centered">The samples less their mean.</param>
    /// <param name="correlation">Their correlations; dead dimensions are left out.</param>
    public static ColumnTable? For(ColumnTable centered, CorrelationMatrix correlation)
    {
        if (!correlation.IsRegular)
        {
            return null;
        }
        int count = centered.Count, dimension = correlation.Live.Length;
        Matrix<double> lower = Matrix<double>.Build.DenseOfArray(correlation.OfLive).Cholesky().Factor;
        // The unbiased covariance divides by n − 1; Mardia and Henze and Zirkler define theirs with n.
        double toBiased = Math.Sqrt(count / (count - 1.0));
        var white = new ColumnTable(count, dimension);
        for (int k = 0; k < dimension; k++)
        {
            Span<double> column = white.Column(k);
            ReadOnlySpan<double> source = centered.Column(correlation.Live[k]);
            double scale = toBiased / correlation.Deviations[k];
            for (int i = 0; i < count; i++)
            {
                column[i] = source[i] * scale;
            }
            for (int j = 0; j < k; j++)
            {
                RowMath.AddScaled(column, white.Column(j), -lower[k, j]);
            }
            foreach (ref double value in column)
            {
                value /= lower[k, k];
            }
        }
        return white;
    }
}
