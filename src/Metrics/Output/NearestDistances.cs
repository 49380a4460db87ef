using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NebulaBench.Datasets;
using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Output;

/// <summary>How far each point of two clouds is from the nearest of the other.</summary>
/// <param name="FromOutput">The squared distance of each point of the output.</param>
/// <param name="FromTarget">The squared distance of each point of the target.</param>
public sealed record NearestDistances(double[] FromOutput, double[] FromTarget)
{
    /// <summary>The distances between two clouds, [points, dimension], point after point.</summary>
    public static NearestDistances Between(ReadOnlySpan<double> output, ReadOnlySpan<double> target, int dimension)
    {
        var distances = new PointDistances(output, target, dimension);
        double[] fromOutput = new double[distances.Rows], fromTarget = new double[distances.Columns], row = new double[distances.Columns];
        Array.Fill(fromTarget, double.PositiveInfinity);
        for (int i = 0; i < fromOutput.Length; i++)
        {
            distances.FillSquared(i, row);
            fromOutput[i] = LowerTo(row, fromTarget);
        }
        return new NearestDistances(fromOutput, fromTarget);
    }

    /// <summary>The Chamfer distance as the sum of both directions' mean squared distances.</summary>
    public double ChamferSquaredSummed => FromOutput.Average() + FromTarget.Average();

    /// <summary>The Chamfer distance as the average of both directions' mean Euclidean distances.</summary>
    public double ChamferEuclideanAveraged =>
        0.5 * ((RowMath.SumOfRoots(FromOutput) / FromOutput.Length) + (RowMath.SumOfRoots(FromTarget) / FromTarget.Length));

    /// <summary>
    /// The harmonic mean of precision (the share of output points less than τ from the target) and recall (the same from the target).
    /// </summary>
    public double FScore(double threshold)
    {
        double precision = ShareWithin(FromOutput, threshold), recall = ShareWithin(FromTarget, threshold);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    internal static int CountPoints(int values, int dimension) => values > 0 && values % dimension == 0
        ? values / dimension
        : throw new ArgumentException($"{values} values are no points of {dimension} dimensions.");

    private static double ShareWithin(double[] squared, double threshold) =>
        (double)squared.Count(value => Math.Sqrt(value) < threshold) / squared.Length;

    /// <summary>Lowers each of the least values to the row's where that is less, and gives the least of the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LowerTo(ReadOnlySpan<double> row, Span<double> least)
    {
        ReadOnlySpan<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(row);
        Span<Vector<double>> lowered = MemoryMarshal.Cast<double, Vector<double>>(least);
        var smallest = new Vector<double>(double.PositiveInfinity);
        for (int at = 0; at < vectors.Length; at++)
        {
            lowered[at] = Vector.Min(lowered[at], vectors[at]);
            smallest = Vector.Min(smallest, vectors[at]);
        }
        double result = double.PositiveInfinity;
        for (int lane = 0; lane < Vector<double>.Count; lane++)
        {
            result = Math.Min(result, smallest[lane]);
        }
        for (int at = vectors.Length * Vector<double>.Count; at < row.Length; at++)
        {
            least[at] = Math.Min(least[at], row[at]);
            result = Math.Min(result, row[at]);
        }
        return result;
    }
}

/// <summary>The distances between the points of each output and its target, once for all metrics of a batch of clouds.</summary>
/// <param name="Samples">Those of each sample.</param>
internal sealed record CloudDistances(NearestDistances[] Samples)
{
    /// <summary>Those of a batch.</summary>
    public static CloudDistances From(OutputBatch batch, PointCloudShape shape) => batch.Share(() => new CloudDistances(SampleBatch.Each(
        batch.Outputs, batch.Targets, batch.Outputs.Length / Math.Max(1, batch.Count), (int)shape.Elements,
        (output, target) => NearestDistances.Between(output, target, (int)shape.Coordinates))));
}
