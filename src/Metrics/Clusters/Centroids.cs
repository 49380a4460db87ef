using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>The mean of each cluster and how its members lie about it.</summary>
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
