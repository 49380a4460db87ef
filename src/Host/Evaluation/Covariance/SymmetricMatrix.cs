using MathNet.Numerics.LinearAlgebra;

namespace NebulaBench.Host.Evaluation.Covariance;

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
        double[] values = [.. Matrix<double>.Build.DenseOfArray(matrix).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real)];
        Array.Sort(values, (a, b) => b.CompareTo(a));
        return Array.ConvertAll(values, value => Math.Max(value, 0));
    }

    /// <summary>How many eigenvalues (largest first) stand out from rounding.</summary>
    public static int Rank(double[] eigenvalues) =>
        eigenvalues.Length == 0 ? 0 : eigenvalues.Count(value => value > Threshold(eigenvalues[0], eigenvalues.Length));

    /// <summary>A factor F with F · Fᵀ = matrix: the eigenvectors scaled by the roots of their eigenvalues, those of rank only.</summary>
    public static Matrix<double> Factor(double[,] matrix)
    {
        var evd = Matrix<double>.Build.DenseOfArray(matrix).Evd(Symmetricity.Symmetric);
        double[] values = [.. evd.EigenValues.Select(value => value.Real)];
        double threshold = Threshold(values.Max(), values.Length);
        Matrix<double> factor = evd.EigenVectors;
        for (int j = 0; j < values.Length; j++)
        {
            factor.SetColumn(j, factor.Column(j) * (values[j] > threshold ? Math.Sqrt(values[j]) : 0));
        }
        return factor;
    }

    /// <summary>
    /// tr √(A^½ B A^½) for A = F Fᵀ and B = G Gᵀ, as the sum of the singular values of Fᵀ G: rooting eigenvalues of the product
    /// instead would turn rounding of 1e-16 into 1e-8.
    /// </summary>
    public static double TraceOfRootOfProduct(Matrix<double> f, Matrix<double> g) => f.TransposeThisAndMultiply(g).Svd(false).S.Sum();

    private static double Threshold(double largest, int dimension) => Math.Max(largest, 0) * dimension * RoundingPerDimension;
}
