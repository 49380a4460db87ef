using NebulaBench.Metrics.Numerics;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Clusters;

/// <summary>
/// k-means: Lloyd's iterations from greedy k-means++ starts (Arthur and Vassilvitskii, 2007). Each restart has its own random stream
/// and sums are taken over blocks of fixed size in their order, so the result depends on the seed alone, not on the threads.
/// </summary>
public static class KMeans
{
    /// <summary>Finds clusters; throws <c>NB5001</c> for latents that are not finite.</summary>
    /// <param name="latents">At least as many samples as clusters.</param>
    /// <param name="clusters">How many clusters to find.</param>
    /// <param name="seeds">Where the restarts' seeds come from.</param>
    /// <param name="options">How to search, or null for the defaults.</param>
    public static KMeansResult Fit(LatentTable latents, int clusters, SeedStream seeds, KMeansOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(clusters);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(clusters, latents.Count);
        FiniteValues.Require(latents);
        options ??= new KMeansOptions();
        var data = new CenteredData(latents);
        var starts = new KMeansResult[Math.Max(1, options.Restarts)];
        Parallelism.For(0, starts.Length, restart =>
        {
            double[] centers = KMeansPlusPlus.Choose(data, clusters, seeds.Open("k-means", restart));
            starts[restart] = new LloydIterations(data, centers).Run(options);
        });
        KMeansResult best = starts.MinBy(start => start.Inertia)!;
        return best with { Centers = data.Uncenter(best.Centers) };
    }
}

/// <summary>How k-means searches; the defaults are scikit-learn's.</summary>
public sealed record KMeansOptions
{
    /// <summary>The number of restarts; the one with the lowest inertia wins.</summary>
    public int Restarts { get; init; } = 10;

    /// <summary>The maximum number of iterations of a restart.</summary>
    public int MaxIterations { get; init; } = 300;

    /// <summary>It stops once the centers' squared movement is at most this share of the columns' mean variance.</summary>
    public double Tolerance { get; init; } = 1e-4;
}

/// <summary>What k-means found.</summary>
/// <param name="Labels">The cluster of each sample.</param>
/// <param name="Centers">The centers, row-major.</param>
/// <param name="Inertia">Σ of the squared distances of the samples to their centers.</param>
/// <param name="Iterations">How many iterations the best restart took.</param>
public sealed record KMeansResult(int[] Labels, double[] Centers, double Inertia, int Iterations)
{
    /// <summary>The nearest center of each of other latents; of two equally near ones the first.</summary>
    /// <param name="latents">Latents as wide as those that the centers were found among.</param>
    public int[] Assign(LatentTable latents)
    {
        ArgumentNullException.ThrowIfNull(latents);
        int[] nearest = new int[latents.Count];
        Parallelism.For(0, nearest.Length, sample =>
        {
            double least = double.PositiveInfinity;
            for (int center = 0; center * latents.Dimension < Centers.Length; center++)
            {
                double distance = RowMath.SquaredDistance(latents.Row(sample), Centers.AsSpan(center * latents.Dimension, latents.Dimension));
                if (distance < least)
                    (least, nearest[sample]) = (distance, center);
            }
        });
        return nearest;
    }
}
