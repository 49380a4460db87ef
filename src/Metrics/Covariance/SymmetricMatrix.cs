using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MathNet.Numerics.LinearAlgebra;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Covariance;

/// <summary>The few decompositions of positive semi-definite matrices that the metrics share.</summary>
public static class SymmetricMatrix
{
    // Eigenvalues below this share of the largest, per dimension, are the rounding of zeros.
    private const double RoundingPerDimension = 1e-14;

    /// <summary>Eigenvalues, largest first; those that rounding made negative are 0.</summary>
    public static double[] Eigenvalues(double[,] matrix)
    {
        int dimension = matrix.GetLength(0);
        if (dimension == 0)
        {
            return [];
        }
        if (dimension > SymmetricSpectrum.Narrow)
        {
            return Eigenvalues(RowMajor(matrix), dimension, dimension);
        }
        (Matrix<double> scaled, double scale) = Scale(Matrix<double>.Build.DenseOfArray(matrix));
        double[] values = [.. scaled.Evd(Symmetricity.Symmetric).EigenValues.Select(value => Math.Max(value.Real, 0) * scale)];
        Array.Sort(values, (a, b) => b.CompareTo(a));
        return values;
    }

    /// <summary>
    /// The covariance's eigenvalues, largest first, of samples in more than <see cref="SymmetricSpectrum.Narrow"/> dimensions. Where there are fewer samples than dimensions, the
    /// matrix of the samples' products has the same ones but for zeros and is smaller.
    /// </summary>
    /// <param name="centered">The samples less their mean.</param>
    /// <param name="columns">The dimensions.</param>
    /// <param name="scales">What each of them is multiplied with.</param>
    /// <param name="covariance">The covariance of the scaled dimensions.</param>
    internal static double[] Eigenvalues(ColumnTable centered, int[] columns, double[] scales, Func<int, int, double> covariance)
    {
        int count = centered.Count, dimension = columns.Length;
        if (count <= dimension)
        {
            double[] products = RowProducts.Gram(Rows(centered, columns, scales), dimension);
            return Eigenvalues(products, count, dimension);
        }
        double[] matrix = new double[dimension * dimension];
        for (int at = 0; at < matrix.Length; at++)
        {
            matrix[at] = covariance(at / dimension, at % dimension);
        }
        return Eigenvalues(matrix, dimension, dimension);
    }

    /// <summary>The samples row after row, divided so that their products add up to covariances.</summary>
    internal static double[] Rows(ColumnTable centered, int[] columns, double[] scales)
    {
        int count = centered.Count;
        double[] rows = new double[count * columns.Length];
        double toCovariance = 1 / Math.Sqrt(count - 1.0);
        for (int j = 0; j < columns.Length; j++)
        {
            ReadOnlySpan<double> column = centered.Column(columns[j]);
            double scale = scales[j] * toCovariance;
            for (int row = 0; row < count; row++)
            {
                rows[(row * columns.Length) + j] = column[row] * scale;
            }
        }
        return rows;
    }

    /// <summary>The eigenvalues of a large matrix, overwritten, and zeros up to the dimension; largest first, none negative.</summary>
    internal static double[] Eigenvalues(double[] matrix, int size, int dimension)
    {
        double scale = PowerOfTwo(matrix.Max(Math.Abs));
        for (int at = 0; at < matrix.Length; at++)
        {
            matrix[at] /= scale;
        }
        double[] values = [.. SymmetricSpectrum.Eigenvalues(matrix, size).Select(value => Math.Max(value, 0) * scale), .. new double[dimension - size]];
        Array.Sort(values, (a, b) => b.CompareTo(a));
        return values;
    }

    /// <summary>
    /// Σ √λ of eigenvalues, largest first. Those that rounding may have made of 0 would add its root and are left out, so that the sum
    /// is right to some 1e-8 of its largest term, and far better where no λ is that small.
    /// </summary>
    internal static double SumOfRoots(double[] eigenvalues)
    {
        double threshold = eigenvalues[0] * eigenvalues.Length * 2.2e-16;
        return eigenvalues.Where(value => value > threshold).Sum(Math.Sqrt);
    }

    /// <summary>A copy of a matrix, row after row.</summary>
    internal static double[] RowMajor(double[,] matrix)
    {
        double[] values = new double[matrix.Length];
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, double>(ref MemoryMarshal.GetArrayDataReference(matrix)), values.Length).CopyTo(values);
        return values;
    }

    /// <summary>Cholesky's lower factor, row-major; null where the matrix is not positive definite.</summary>
    internal static double[]? Lower(double[,] matrix)
    {
        int dimension = matrix.GetLength(0);
        return dimension <= SymmetricSpectrum.Narrow
            ? Matrix<double>.Build.DenseOfArray(matrix).Cholesky().Factor.ToRowMajorArray()
            : TriangularFactor.Lower(RowMajor(matrix), dimension);
    }

    /// <summary>How many eigenvalues (largest first) stand out from rounding.</summary>
    public static int Rank(double[] eigenvalues) =>
        eigenvalues.Length == 0 ? 0 : eigenvalues.Count(value => value > Threshold(eigenvalues[0], eigenvalues.Length));

    /// <summary>A factor F with F · Fᵀ = matrix: the eigenvectors scaled by the roots of their eigenvalues, those of rank only.</summary>
    public static Matrix<double> Factor(double[,] matrix)
    {
        (Matrix<double> scaled, double scale) = Scale(Matrix<double>.Build.DenseOfArray(matrix));
        var evd = scaled.Evd(Symmetricity.Symmetric);
        double[] values = [.. evd.EigenValues.Select(value => value.Real)];
        double threshold = Threshold(values.Max(), values.Length);
        Matrix<double> factor = evd.EigenVectors;
        for (int j = 0; j < values.Length; j++)
        {
            factor.SetColumn(j, factor.Column(j) * (values[j] > threshold ? Math.Sqrt(values[j]) * Math.Sqrt(scale) : 0));
        }
        return factor;
    }

    /// <summary>
    /// tr √(A^½ B A^½) for A = F Fᵀ and B = G Gᵀ, as the sum of the singular values of Fᵀ G: rooting eigenvalues of the product
    /// instead would turn rounding of 1e-16 into 1e-8.
    /// </summary>
    public static double TraceOfRootOfProduct(Matrix<double> f, Matrix<double> g)
    {
        (Matrix<double> scaled, double scale) = Scale(f.TransposeThisAndMultiply(g));
        return scaled.Svd(false).S.Sum() * scale;
    }

    // The decomposition loses its precision, or fails, near the ends of a double's range. A power of two scales without rounding.
    private static (Matrix<double> Scaled, double Scale) Scale(Matrix<double> matrix)
    {
        double largest = matrix.Enumerate().Max(Math.Abs);
        double scale = PowerOfTwo(largest);
        return (matrix / scale, scale);
    }

    private static double PowerOfTwo(double largest) => largest > 0 ? Math.ScaleB(1, Math.ILogB(largest)) : 1;

    private static double Threshold(double largest, int dimension) => Math.Max(largest, 0) * dimension * RoundingPerDimension;
}
