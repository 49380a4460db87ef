using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>The mean over the clusters of how much each overlaps with the one it overlaps with most.</summary>
public sealed class DaviesBouldin : SeparationMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "davies_bouldin",
        Family = MetricFamily.Clusters,
        Name = "Davies–Bouldin",
        Formula = "mean over clusters i of max_j (s_i + s_j) / |c_i − c_j|, s mean distance to the center c",
        Range = "[0, ∞)",
        Direction = Direction.LowerIsBetter,
        EdgeCases = $"Undefined where two clusters have the same center. {Undefined}",
        Citation = "Davies, Bouldin (1979), A cluster separation measure",
    };

    /// <inheritdoc/>
    internal override Score Measure(Geometry geometry)
    {
        double[] worst = new double[geometry.Clusters.Count];
        Parallelism.For(0, worst.Length, cluster => worst[cluster] = WorstOverlap(geometry, cluster));
        return worst.Any(double.IsInfinity) ? Score.Undefined("two clusters have the same center") : worst.Average();
    }

    private static double WorstOverlap(Geometry geometry, int cluster)
    {
        Centroids centroids = geometry.Centroids;
        double worst = 0;
        for (int other = 0; other < geometry.Clusters.Count; other++)
        {
            if (other == cluster)
            {
                continue;
            }
            double apart = Math.Sqrt(RowMath.SquaredDistance(centroids.Of(cluster), centroids.Of(other)));
            double spread = centroids.MeanDistance[cluster] + centroids.MeanDistance[other];
            worst = Math.Max(worst, apart == 0 ? double.PositiveInfinity : spread / apart);
        }
        return worst;
    }
}
