using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NebulaBench.Metrics.Output;

/// <summary>The Euclidean distances between two clouds, row by row, without a matrix of all of them.</summary>
public sealed class PointDistances
{
    private readonly double[] rows;
    private readonly double[][] columns;

    /// <summary>The distances from the first cloud's points (rows) to the second's (columns).</summary>
    public PointDistances(ReadOnlySpan<double> from, ReadOnlySpan<double> to, int dimension)
    {
        Dimension = dimension;
        rows = from.ToArray();
        Rows = NearestDistances.CountPoints(from.Length, dimension);
        Columns = NearestDistances.CountPoints(to.Length, dimension);
        columns = new double[dimension][];
        for (int k = 0; k < dimension; k++)
        {
            columns[k] = new double[Columns];
            for (int j = 0; j < Columns; j++)
            {
                columns[k][j] = to[(j * dimension) + k];
            }
        }
    }

    /// <summary>The number of coordinates of a point.</summary>
    public int Dimension { get; }

    /// <summary>The number of points of the first cloud.</summary>
    public int Rows { get; }

    /// <summary>The number of points of the second cloud.</summary>
    public int Columns { get; }

    /// <summary>The squared distances of one point of the first cloud to all of the second.</summary>
    public void FillSquared(int row, Span<double> squared)
    {
        squared.Clear();
        for (int k = 0; k < Dimension; k++)
        {
            AddSquares(squared, columns[k], rows[(row * Dimension) + k]);
        }
    }

    /// <summary>The distances of one point of the first cloud to all of the second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(int row, Span<double> distances)
    {
        FillSquared(row, distances);
        Span<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(distances);
        foreach (ref Vector<double> vector in vectors)
        {
            vector = Vector.SquareRoot(vector);
        }
        foreach (ref double distance in distances[(vectors.Length * Vector<double>.Count)..])
        {
            distance = Math.Sqrt(distance);
        }
    }

    /// <summary>All distances.</summary>
    public double[,] ToMatrix()
    {
        double[,] matrix = new double[Rows, Columns];
        double[] row = new double[Columns];
        for (int i = 0; i < Rows; i++)
        {
            Fill(i, row);
            for (int j = 0; j < Columns; j++)
            {
                matrix[i, j] = row[j];
            }
        }
        return matrix;
    }

    /// <summary>The distances with the clouds exchanged.</summary>
    public PointDistances Transposed()
    {
        double[] to = new double[Columns * Dimension];
        for (int at = 0; at < to.Length; at++)
        {
            to[at] = columns[at % Dimension][at / Dimension];
        }
        return new PointDistances(to, rows, Dimension);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddSquares(Span<double> squared, ReadOnlySpan<double> coordinates, double from)
    {
        Span<Vector<double>> sums = MemoryMarshal.Cast<double, Vector<double>>(squared);
        ReadOnlySpan<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(coordinates);
        var origin = new Vector<double>(from);
        for (int at = 0; at < vectors.Length; at++)
        {
            Vector<double> difference = vectors[at] - origin;
            sums[at] += difference * difference;
        }
        for (int at = vectors.Length * Vector<double>.Count; at < coordinates.Length; at++)
        {
            double difference = coordinates[at] - from;
            squared[at] += difference * difference;
        }
    }
}
