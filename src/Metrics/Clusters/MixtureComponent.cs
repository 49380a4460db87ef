using MathNet.Numerics.LinearAlgebra;

namespace NebulaBench.Metrics.Clusters;

/// <summary>One Gaussian of a mixture, with what its density needs.</summary>
internal sealed class MixtureComponent
{
    public MixtureComponent(double weight, double[] mean, double[] covariance)
    {
        Weight = weight;
        Mean = mean;
        Covariance = covariance;
        int dimension = mean.Length;
        Matrix<double> factor = Matrix<double>.Build.Dense(dimension, dimension, covariance).Cholesky().Factor;
        Whitening = factor.Inverse().ToRowMajorArray();
        double logDeterminant = 2 * factor.Diagonal().Sum(Math.Log);
        LogConstant = Math.Log(weight) - ((dimension * Math.Log(2 * Math.PI)) + logDeterminant) / 2;
    }

    public double Weight { get; }

    public double[] Mean { get; }

    /// <summary>The covariance, row-major.</summary>
    public double[] Covariance { get; }

    /// <summary>The inverse of the covariance's lower Cholesky factor, row-major: it turns the Gaussian into a standard one.</summary>
    public double[] Whitening { get; }

    /// <summary>The logarithm of the weight times the density at the mean.</summary>
    public double LogConstant { get; }
}
