using NebulaBench.Metrics.Numerics;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Clusters;

/// <summary>
/// A mixture of Gaussians with full covariances, fitted by expectation maximization (Dempster, Laird and Rubin, 1977) from the clusters
/// of k-means. The result depends on the seed alone, not on the threads.
/// </summary>
public static class GaussianMixture
{
    /// <summary>Fits a mixture; throws <c>NB5001</c> for latents that are not finite.</summary>
    /// <param name="latents">At least as many samples as components.</param>
    /// <param name="components">How many components to fit.</param>
    /// <param name="seeds">Where the seeds of k-means come from.</param>
    /// <param name="options">How to fit, or null for the defaults.</param>
    public static MixtureResult Fit(LatentTable latents, int components, SeedStream seeds, MixtureOptions? options = null)
    {
        options ??= new MixtureOptions();
        var start = KMeans.Fit(latents, components, seeds, new KMeansOptions { Restarts = options.KMeansRestarts });
        return Fit(latents, start.Labels, components, options);
    }

    /// <summary>Fits a mixture that starts from given clusters, numbered from 0.</summary>
    public static MixtureResult Fit(LatentTable latents, int[] start, int components, MixtureOptions options)
    {
        ArgumentNullException.ThrowIfNull(latents);
        ArgumentNullException.ThrowIfNull(options);
        GroupIndex.RequireLength(start, latents.Count, "clusters");
        FiniteValues.Require(latents);
        var data = new CenteredData(latents);
        double[][] responsibilities =
            [.. Enumerable.Range(0, components).Select(component => Array.ConvertAll(start, cluster => cluster == component ? 1.0 : 0))];
        double floor = options.Regularization * (data.MeanVariance > 0 ? data.MeanVariance : 1);
        MixtureComponent[] mixture = MixtureMaximization.Run(data, responsibilities, floor);
        double likelihood = double.NegativeInfinity;
        bool converged = false;
        int iteration = 0;
        while (!converged && iteration < options.MaxIterations)
        {
            iteration++;
            double before = likelihood;
            likelihood = MixtureExpectation.Run(data, mixture, responsibilities);
            mixture = MixtureMaximization.Run(data, responsibilities, floor);
            converged = Math.Abs(likelihood - before) < options.Tolerance;
        }
        likelihood = MixtureExpectation.Run(data, mixture, responsibilities);
        return new MixtureResult(
            Likeliest(responsibilities, data.Count), [.. mixture.Select(component => component.Weight)],
            data.Uncenter([.. mixture.SelectMany(component => component.Mean)]), [.. mixture.Select(component => component.Covariance)],
            likelihood, iteration, converged);
    }

    private static int[] Likeliest(double[][] responsibilities, int count)
    {
        int[] labels = new int[count];
        for (int sample = 0; sample < count; sample++)
        {
            for (int component = 1; component < responsibilities.Length; component++)
            {
                if (responsibilities[component][sample] > responsibilities[labels[sample]][sample])
                {
                    labels[sample] = component;
                }
            }
        }
        return labels;
    }
}
