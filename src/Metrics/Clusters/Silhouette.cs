using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>
/// The silhouette (Rousseeuw, 1987): how much nearer a sample is to its own cluster than to the next. Exact, over all pairs, in blocks.
/// </summary>
public sealed class Silhouette : SeparationMetric
{
    /// <inheritdoc/>
    protected override MetricDescriptor Descriptor { get; } = new()
    {
        Id = "silhouette",
        Family = MetricFamily.Clusters,
        Name = "Silhouette",
        Formula = "mean of (b − a) / max(a, b): a mean distance to the own cluster, b to the nearest other",
        Range = "[−1, 1]",
        Direction = Direction.HigherIsBetter,
        EdgeCases = $"A cluster's only member counts 0. Over all pairs, never sampled. {Undefined}",
        Citation = "Rousseeuw (1987), Silhouettes",
    };

    /// <summary>The silhouette of each sample, in [−1, 1]; 0 for the only member of a cluster. Needs at least two clusters.</summary>
    public static double[] OfSamples(LatentTable latents, GroupIndex clusters)
    {
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters.Count, 2);
        var segments = new ClusterSegments(clusters);
        var packed = PackedPoints.From(latents.Values, latents.Dimension, order: segments.Order);
        double[] result = new double[latents.Count];
        BlockedPairs.Run(
            latents.Values, packed,
            (first, count) => new SilhouetteBlock(segments, clusters, result, first, count));
        return result;
    }

    /// <inheritdoc/>
    internal override Score Measure(Geometry geometry) => OfSamples(geometry.Latents, geometry.Clusters).Average();
}
