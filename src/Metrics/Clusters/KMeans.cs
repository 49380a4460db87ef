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
