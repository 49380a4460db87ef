using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Clusters;

/// <summary>Gives each empty cluster the sample that lies farthest from its own center, as scikit-learn does.</summary>
internal static class EmptyClusters
{
    public static void Fill(CenteredData data, int[] labels, double[] centers, double[] sums, int[] counts)
    {
        if (!counts.Contains(0))
        {
            return;
        }
        int dimension = data.Dimension;
        double[] distances = new double[labels.Length];
        for (int sample = 0; sample < labels.Length; sample++)
        {
            distances[sample] = RowMath.SquaredDistance(data.Row(sample), centers.AsSpan(labels[sample] * dimension, dimension));
        }
        for (int cluster = 0; cluster < counts.Length; cluster++)
        {
            int farthest = counts[cluster] > 0 ? -1 : Farthest(distances, labels, counts);
            if (farthest < 0)
            {
                continue;
            }
            RowMath.AddScaled(sums.AsSpan(labels[farthest] * dimension, dimension), data.Row(farthest), -1);
            counts[labels[farthest]]--;
            RowMath.AddScaled(sums.AsSpan(cluster * dimension, dimension), data.Row(farthest), 1);
            counts[cluster]++;
            distances[farthest] = 0;
        }
    }

    /// <summary>The farthest sample that does not lie on its center and does not leave its cluster empty, or −1.</summary>
    private static int Farthest(double[] distances, int[] labels, int[] counts)
    {
        int farthest = -1;
        for (int sample = 0; sample < distances.Length; sample++)
        {
            if (distances[sample] > 0 && counts[labels[sample]] > 1 && (farthest < 0 || distances[sample] > distances[farthest]))
            {
                farthest = sample;
            }
        }
        return farthest;
    }
}
