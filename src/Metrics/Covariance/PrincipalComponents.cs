using MathNet.Numerics.LinearAlgebra;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Covariance;

/// <summary>
/// The directions of largest variance of a set of vectors, for looking at them in a plane. The sign of a direction, which is free, is
/// chosen so that its largest coordinate is positive: equal data give equal pictures.
/// </summary>
public sealed class PrincipalComponents
{
    private readonly double[] mean;
    private readonly double[][] directions;

    private PrincipalComponents(double[] mean, double[][] directions, double[] shares)
    {
        this.mean = mean;
        this.directions = directions;
        Shares = shares;
    }

    /// <summary>Each direction's share of the whole variance, largest first; 0 where there is no variance at all.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>Finds the directions.</summary>
    /// <param name="values">The vectors, row after row; at least one.</param>
    /// <param name="dimension">The number of coordinates.</param>
    /// <param name="count">The number of directions; those beyond the dimension are zero.</param>
    public static PrincipalComponents Fit(ReadOnlySpan<double> values, int dimension, int count = 2)
    {
        double[] mean = RowMath.Means(values, dimension);
        var eigen = Scatter(values, mean).Evd(Symmetricity.Symmetric);
        double[] spectrum = [.. eigen.EigenValues.Select(value => Math.Max(value.Real, 0)).Reverse()];
        double whole = spectrum.Sum();
        var directions = new double[count][];
        var shares = new double[count];
        for (int component = 0; component < count; component++)
        {
            // Eigenvalues come in ascending order.
            directions[component] = component < dimension
                ? Oriented(eigen.EigenVectors.Column(dimension - 1 - component).ToArray())
                : new double[dimension];
            shares[component] = component < dimension && whole > 0 ? spectrum[component] / whole : 0;
        }

        return new PrincipalComponents(mean, directions, shares);
    }

    /// <summary>The coordinates of vectors along each direction: an array per direction, an element per vector.</summary>
    /// <param name="values">The vectors, row after row.</param>
    public double[][] Project(ReadOnlySpan<double> values)
    {
        int dimension = mean.Length, rows = values.Length / dimension;
        double[][] projected = [.. directions.Select(_ => new double[rows])];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> vector = values.Slice(row * dimension, dimension);
            for (int component = 0; component < directions.Length; component++)
            {
                double sum = 0;
                for (int axis = 0; axis < dimension; axis++)
                    sum += (vector[axis] - mean[axis]) * directions[component][axis];
                projected[component][row] = sum;
            }
        }

        return projected;
    }

    private static Matrix<double> Scatter(ReadOnlySpan<double> values, double[] mean)
    {
        int dimension = mean.Length;
        var scatter = new double[dimension, dimension];
        var centered = new double[dimension];
        for (int start = 0; start < values.Length; start += dimension)
        {
            for (int axis = 0; axis < dimension; axis++)
                centered[axis] = values[start + axis] - mean[axis];
            for (int row = 0; row < dimension; row++)
            {
                for (int column = 0; column <= row; column++)
                    scatter[row, column] += centered[row] * centered[column];
            }
        }

        return Matrix<double>.Build.Dense(dimension, dimension, (row, column) => scatter[Math.Max(row, column), Math.Min(row, column)]);
    }

    private static double[] Oriented(double[] direction) =>
        direction.MaxBy(Math.Abs) < 0 ? Array.ConvertAll(direction, coordinate => -coordinate) : direction;
}

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
