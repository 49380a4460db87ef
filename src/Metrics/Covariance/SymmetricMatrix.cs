using MathNet.Numerics.LinearAlgebra;

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
        (Matrix<double> scaled, double scale) = Scale(Matrix<double>.Build.DenseOfArray(matrix));
        double[] values = [.. scaled.Evd(Symmetricity.Symmetric).EigenValues.Select(value => Math.Max(value.Real, 0) * scale)];
        Array.Sort(values, (a, b) => b.CompareTo(a));
        return values;
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
        double scale = largest > 0 ? Math.ScaleB(1, Math.ILogB(largest)) : 1;
        return (matrix / scale, scale);
    }

    private static double Threshold(double largest, int dimension) => Math.Max(largest, 0) * dimension * RoundingPerDimension;
}
