using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>The mean of each cluster, and how far its members are from it.</summary>
internal sealed class Centroids
{
    public Centroids(LatentTable latents, GroupIndex clusters)
    {
        Dimension = latents.Dimension;
        Values = new double[clusters.Count * Dimension];
        for (int sample = 0; sample < latents.Count; sample++)
        {
            RowMath.AddScaled(Mutable(clusters.Members[sample]), latents.Row(sample), 1);
        }
        for (int cluster = 0; cluster < clusters.Count; cluster++)
        {
            foreach (ref double value in Mutable(cluster))
            {
                value /= clusters.Sizes[cluster];
            }
        }
        SquaredSpread = new double[clusters.Count];
        MeanDistance = new double[clusters.Count];
        for (int sample = 0; sample < latents.Count; sample++)
        {
            int cluster = clusters.Members[sample];
            double squared = RowMath.SquaredDistance(latents.Row(sample), Of(cluster));
            SquaredSpread[cluster] += squared;
            MeanDistance[cluster] += Math.Sqrt(squared) / clusters.Sizes[cluster];
        }
    }

    public int Dimension { get; }

    public double[] Values { get; }

    /// <summary>Σ of the members' squared distances to the mean.</summary>
    public double[] SquaredSpread { get; }

    /// <summary>The mean of the members' distances to the mean.</summary>
    public double[] MeanDistance { get; }

    public ReadOnlySpan<double> Of(int cluster) => Mutable(cluster);

    private Span<double> Mutable(int cluster) => Values.AsSpan(cluster * Dimension, Dimension);
}

/// <summary>Dispersion between the clusters over dispersion within, each per degree of freedom.</summary>
public sealed class CalinskiHarabasz : SeparationMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "calinski_harabasz",
        Family = MetricFamily.Clusters,
        Name = "Calinski–Harabasz",
        Formula = "(B / (k − 1)) / (W / (n − k)): B, W squared dispersion between and within clusters",
        Range = "[0, ∞)",
        Direction = Direction.HigherIsBetter,
        WithinOneSpace = true,
        EdgeCases = $"Undefined where every sample lies on its cluster's center. {Undefined}",
        Citation = "Caliński, Harabasz (1974), A dendrite method for cluster analysis",
    };

    /// <inheritdoc/>
    internal override Score Measure(Geometry geometry)
    {
        (LatentTable latents, GroupIndex clusters, Centroids centroids) = (geometry.Latents, geometry.Clusters, geometry.Centroids);
        double within = centroids.SquaredSpread.Sum();
        if (within == 0)
        {
            return Score.Undefined("every sample lies on its cluster's center: the ratio is infinite");
        }
        double[] mean = RowMath.Means(latents.Values, latents.Dimension);
        double between = 0;
        for (int cluster = 0; cluster < clusters.Count; cluster++)
        {
            between += clusters.Sizes[cluster] * RowMath.SquaredDistance(centroids.Of(cluster), mean);
        }
        return between / (clusters.Count - 1) / (within / (latents.Count - clusters.Count));
    }
}

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
        WithinOneSpace = true,
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
