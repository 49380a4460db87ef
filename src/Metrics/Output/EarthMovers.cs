using NebulaBench.Metrics.Clusters;

namespace NebulaBench.Metrics.Output;

/// <summary>The earth mover's distance between two clouds of equally heavy points.</summary>
/// <param name="Distance">The mean Euclidean distance that a point is moved.</param>
/// <param name="IsExact">Whether the best assignment was found; otherwise the distance is Sinkhorn's, an upper bound.</param>
public readonly record struct EarthMovers(double Distance, bool IsExact)
{
    /// <summary>Clouds of up to this many points are assigned exactly, in O(n³).</summary>
    public const int MostPointsForExact = 512;

    /// <summary>
    /// The distance between two clouds, [points, dimension]: exact for clouds of one size up to <see cref="MostPointsForExact"/> points.
    /// </summary>
    public static EarthMovers Between(ReadOnlySpan<double> output, ReadOnlySpan<double> target, int dimension)
    {
        int outputs = NearestDistances.CountPoints(output.Length, dimension);
        int targets = NearestDistances.CountPoints(target.Length, dimension);
        return outputs == targets && outputs <= MostPointsForExact
            ? new EarthMovers(Exact(output, target, dimension), true)
            : new EarthMovers(Sinkhorn.UpperBound(new PointDistances(output, target, dimension)), false);
    }

    /// <summary>The mean distance under the best assignment of as many output as target points.</summary>
    public static double Exact(ReadOnlySpan<double> output, ReadOnlySpan<double> target, int dimension)
    {
        double[,] costs = new PointDistances(output, target, dimension).ToMatrix();
        int[] assigned = Assignment.Minimize(costs);
        double sum = 0;
        for (int i = 0; i < assigned.Length; i++)
        {
            sum += costs[i, assigned[i]];
        }
        return sum / assigned.Length;
    }
}
