using MathNet.Numerics.LinearAlgebra;

namespace NebulaBench.Metrics.Covariance;

/// <summary>How strongly the dimensions depend on each other, as far as a covariance can tell.</summary>
public static class Dependence
{
    private const string OneDimension = "fewer than two dimensions vary";

    /// <summary>The mean absolute correlation of two different dimensions.</summary>
    public static Score MeanAbsoluteOffDiagonal(CorrelationMatrix correlation)
    {
        int dimension = correlation.Live.Length;
        if (dimension < 2)
        {
            return Score.Undefined(OneDimension);
        }
        double sum = 0;
        for (int a = 0; a < dimension; a++)
        {
            for (int b = a + 1; b < dimension; b++)
            {
                sum += Math.Abs(correlation.OfLive[a, b]);
            }
        }
        return sum / (dimension * (dimension - 1.0) / 2);
    }

    /// <summary>The share of the correlation matrix's squared entries that lies off the diagonal.</summary>
    public static Score OffDiagonalEnergyRatio(CorrelationMatrix correlation)
    {
        if (correlation.Live.Length < 2)
        {
            return Score.Undefined(OneDimension);
        }
        double offDiagonal = 0;
        for (int a = 0; a < correlation.Live.Length; a++)
        {
            for (int b = 0; b < correlation.Live.Length; b++)
            {
                offDiagonal += a == b ? 0 : correlation.OfLive[a, b] * correlation.OfLive[a, b];
            }
        }
        return offDiagonal / (offDiagonal + correlation.Live.Length);
    }

    /// <summary>−½ ln det R, in nats: the total correlation of a Gaussian with these correlations.</summary>
    public static Score GaussianTotalCorrelation(CorrelationMatrix correlation, int count) =>
        correlation.IsRegular
            ? -0.5 * LogDeterminant(correlation.OfLive)
            : Score.Undefined(correlation.WhySingular(count));

    /// <summary>
    /// The squared 2-Wasserstein distance between N(0, Σ) and N(0, diag Σ), and the same divided by tr Σ.
    /// </summary>
    public static (Score Plain, Score Normalised) GaussianWassersteinCorrelation(double[,] covariance, CorrelationMatrix correlation)
    {
        if (correlation.Live.Length == 0)
        {
            var none = Score.Undefined("every dimension is constant");
            return (none, none);
        }
        double[] variances = Array.ConvertAll(correlation.Live, j => covariance[j, j]);
        double trace = variances.Sum();
        // The correlation's factor, scaled twice, keeps the precision of dimensions of small variance.
        Matrix<double> scale = Matrix<double>.Build.DenseOfDiagonalArray(correlation.Deviations);
        Matrix<double> factor = scale * SymmetricMatrix.Factor(correlation.OfLive);
        double distance = Math.Max(0, 2 * (trace - SymmetricMatrix.TraceOfRootOfProduct(scale, factor)));
        return (distance, distance / trace);
    }

    /// <summary>ln det of a positive definite matrix.</summary>
    public static double LogDeterminant(double[,] matrix) => Matrix<double>.Build.DenseOfArray(matrix).Cholesky().DeterminantLn;
}
