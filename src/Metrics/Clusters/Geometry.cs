using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>Scores of clusters from the geometry alone, without labels.</summary>
public sealed class Geometry
{
    private readonly LatentTable latents;
    private readonly GroupIndex clusters;
    private readonly Lazy<Centroids> centroids;
    private readonly string? undefined;

    /// <summary>Looks at clusters of latents; throws <c>NB5001</c> for latents that are not finite.</summary>
    public Geometry(LatentTable latents, int[] clusters)
    {
        ArgumentNullException.ThrowIfNull(latents);
        GroupIndex.RequireLength(clusters, latents.Count, "clusters");
        FiniteValues.Require(latents);
        this.latents = latents;
        this.clusters = GroupIndex.Of(clusters);
        centroids = new Lazy<Centroids>(() => new Centroids(latents, this.clusters));
        undefined = WhyUndefined();
    }

    /// <summary>The mean silhouette.</summary>
    public Score MeanSilhouette() => undefined is { } reason ? Score.Undefined(reason) : Silhouette.OfSamples(latents, clusters).Average();

    /// <summary>Dispersion between the clusters over dispersion within, each per degree of freedom.</summary>
    public Score CalinskiHarabasz()
    {
        if (undefined is { } reason)
        {
            return Score.Undefined(reason);
        }
        double within = centroids.Value.SquaredSpread.Sum();
        if (within == 0)
        {
            return Score.Undefined("every sample lies on its cluster's centre: the ratio is infinite");
        }
        double[] mean = RowMath.Means(latents.Values, latents.Dimension);
        double between = 0;
        for (int cluster = 0; cluster < clusters.Count; cluster++)
        {
            between += clusters.Sizes[cluster] * RowMath.SquaredDistance(centroids.Value.Of(cluster), mean);
        }
        return between / (clusters.Count - 1) / (within / (latents.Count - clusters.Count));
    }

    /// <summary>The mean over the clusters of how much each overlaps with the one it overlaps with most.</summary>
    public Score DaviesBouldin()
    {
        if (undefined is { } reason)
        {
            return Score.Undefined(reason);
        }
        double[] worst = new double[clusters.Count];
        Cores.For(0, clusters.Count, cluster => worst[cluster] = WorstOverlap(cluster));
        return worst.Any(double.IsInfinity) ? Score.Undefined("two clusters have the same centre") : worst.Average();
    }

    private double WorstOverlap(int cluster)
    {
        double worst = 0;
        for (int other = 0; other < clusters.Count; other++)
        {
            if (other == cluster)
            {
                continue;
            }
            double apart = Math.Sqrt(RowMath.SquaredDistance(centroids.Value.Of(cluster), centroids.Value.Of(other)));
            double spread = centroids.Value.MeanDistance[cluster] + centroids.Value.MeanDistance[other];
            worst = Math.Max(worst, apart == 0 ? double.PositiveInfinity : spread / apart);
        }
        return worst;
    }

    private string? WhyUndefined()
    {
        if (latents.Count == 0)
        {
            return "there are no samples";
        }
        if (clusters.Count == 1)
        {
            return "there is only one cluster";
        }
        if (clusters.Count == latents.Count)
        {
            return "every sample is a cluster of its own";
        }
        return RowMath.AllRowsEqual(latents.Values, latents.Dimension) ? "all samples are the same point" : null;
    }
}
