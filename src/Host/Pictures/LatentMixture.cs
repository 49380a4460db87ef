using NebulaBench.Metrics;
using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Prototypes;

namespace NebulaBench.Host.Pictures;

/// <summary>
/// A Gaussian mixture fitted to latents after training (Ghosh et al., 2020): what to generate from where an objective has no prior, or one
/// that its latents do not follow.
/// </summary>
internal sealed class LatentMixture
{
    private readonly MixtureResult fit;
    private readonly IReadOnlyList<double[]>[] axes;

    private LatentMixture(MixtureResult fit, int dimension)
    {
        this.fit = fit;
        axes = [.. fit.Covariances.Select(covariance => GaussianSpread.From(Square(covariance, dimension), dimension).Axes)];
    }

    /// <summary>Fits a mixture with as many components as classes, or ten; null where there are too few latents for it.</summary>
    public static LatentMixture? Fit(LatentTable latents, int classes, SeedStream seeds)
    {
        int components = PrototypeCount.For(null, classes);
        return latents.Count < 2 * components ? null : new LatentMixture(GaussianMixture.Fit(latents, components, seeds), latents.Dimension);
    }

    /// <summary>Latents drawn from the mixture; row after row.</summary>
    public double[] Draw(int count, RandomStream random) => [.. Enumerable.Range(0, count).SelectMany(_ => Draw(random))];

    private double[] Draw(RandomStream random)
    {
        int component = 0;
        for (double left = random.NextDouble(); component < fit.Weights.Length - 1 && left >= fit.Weights[component]; component++)
        {
            left -= fit.Weights[component];
        }
        int dimension = fit.Means.Length / fit.Weights.Length;
        double[] latent = fit.Means[(component * dimension)..((component + 1) * dimension)];
        foreach (double[] axis in axes[component])
        {
            double step = random.NextNormal();
            for (int j = 0; j < dimension; j++)
            {
                latent[j] += step * axis[j];
            }
        }
        return latent;
    }

    private static double[,] Square(double[] values, int side)
    {
        var square = new double[side, side];
        Buffer.BlockCopy(values, 0, square, 0, values.Length * sizeof(double));
        return square;
    }
}
