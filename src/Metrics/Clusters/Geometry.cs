using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>What metrics of clusters are computed from where there are no labels: latents, clusters, and the clusters' centroids.</summary>
public sealed class Geometry
{
    private readonly Lazy<Centroids> centroids;

    /// <summary>Looks at clusters of latents; throws <c>NB5001</c> for latents that are not finite.</summary>
    public Geometry(LatentTable latents, int[] clusters)
    {
        ArgumentNullException.ThrowIfNull(latents);
        GroupIndex.RequireLength(clusters, latents.Count, "clusters");
        FiniteValues.Require(latents);
        Latents = latents;
        Clusters = GroupIndex.From(clusters);
        centroids = new Lazy<Centroids>(() => new Centroids(latents, Clusters));
        Undefined = WhyUndefined();
    }

    /// <summary>The latents.</summary>
    public LatentTable Latents { get; }

    /// <summary>The clusters.</summary>
    public GroupIndex Clusters { get; }

    /// <summary>Why nothing can be said of them, or null.</summary>
    public string? Undefined { get; }

    /// <summary>The clusters' centroids.</summary>
    internal Centroids Centroids => centroids.Value;

    private string? WhyUndefined()
    {
        if (Latents.Count == 0)
        {
            return "there are no samples";
        }
        if (Clusters.Count == 1)
        {
            return "there is only one cluster";
        }
        if (Clusters.Count == Latents.Count)
        {
            return "every sample is a cluster of its own";
        }
        return RowMath.AllRowsEqual(Latents.Values, Latents.Dimension) ? "all samples are the same point" : null;
    }
}
