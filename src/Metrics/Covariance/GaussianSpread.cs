using MathNet.Numerics.LinearAlgebra;

namespace NebulaBench.Metrics.Covariance;

/// <summary>The directions in which latents spread around a center, each as long as their standard deviation along it.</summary>
public sealed class GaussianSpread
{
    private GaussianSpread(double[][] axes) => Axes = axes;

    /// <summary>The directions, widest first, as many as there are dimensions; those along which nothing varies are zero.</summary>
    public IReadOnlyList<double[]> Axes { get; }

    /// <summary>The spread of a covariance matrix; none at all where there is none.</summary>
    /// <param name="covariance">The covariance, or null.</param>
    /// <param name="dimension">The number of dimensions.</param>
    public static GaussianSpread From(double[,]? covariance, int dimension)
    {
        IEnumerable<Vector<double>> columns = covariance is null
            ? Enumerable.Repeat(Vector<double>.Build.Dense(dimension), dimension)
            : SymmetricMatrix.Factor(covariance).EnumerateColumns();
        return new GaussianSpread([.. columns.OrderByDescending(column => column.L2Norm()).Select(column => column.ToArray())]);
    }
}
