using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

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
