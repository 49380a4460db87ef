using MathNet.Numerics.LinearAlgebra;
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
        if (latents.Dimension <= SymmetricSpectrum.Narrow)
        {
            return Iterate(latents, start, components, options);
        }
        // Neighbors in the order belong together: most components are ruled out for all of a panel at once.
        int[] order = new ClusterSegments(GroupIndex.From(start)).Order;
        MixtureResult sorted = Iterate(latents.ValuesOf(order), Array.ConvertAll(order, sample => start[sample]), components, options);
        int[] labels = new int[order.Length];
        for (int at = 0; at < order.Length; at++)
        {
            labels[order[at]] = sorted.Labels[at];
        }
        return sorted with { Labels = labels };
    }

    private static MixtureResult Iterate(LatentTable latents, int[] start, int components, MixtureOptions options)
    {
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
            MixtureResult.Likeliest(responsibilities, data.Count), [.. mixture.Select(component => component.Weight)],
            data.Uncenter([.. mixture.SelectMany(component => component.Mean)]), [.. mixture.Select(component => component.Covariance)],
            likelihood, iteration, converged);
    }
}

/// <summary>How a Gaussian mixture is fitted.</summary>
public sealed record MixtureOptions
{
    /// <summary>Restarts of the k-means that it starts from.</summary>
    public int KMeansRestarts { get; init; } = 1;

    /// <summary>The maximum number of iterations.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>It has converged once the mean log-likelihood grows by less than this, in nats per sample.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>
    /// What is added to each variance, as a share of the columns' mean variance: the fit does not depend on the latents' scale.
    /// </summary>
    public double Regularization { get; init; } = 1e-6;
}

/// <summary>A fitted Gaussian mixture.</summary>
/// <param name="Labels">The likeliest component of each sample.</param>
/// <param name="Weights">The weight of each component.</param>
/// <param name="Means">The components' means, row-major.</param>
/// <param name="Covariances">The covariance of each component, row-major.</param>
/// <param name="MeanLogLikelihood">The log-likelihood in nats per sample.</param>
/// <param name="Iterations">How many iterations it took.</param>
/// <param name="Converged">Whether it converged within the iterations allowed.</param>
public sealed record MixtureResult(
    int[] Labels, double[] Weights, double[] Means, double[][] Covariances, double MeanLogLikelihood, int Iterations, bool Converged)
{
    /// <summary>The likeliest component of each of other latents.</summary>
    /// <param name="latents">Latents as wide as those that the mixture was fitted to.</param>
    public int[] Assign(LatentTable latents)
    {
        ArgumentNullException.ThrowIfNull(latents);
        var data = new CenteredData(latents);
        double[] means = data.Center(Means);
        MixtureComponent[] mixture =
        [
            .. Covariances.Select((covariance, component) =>
                new MixtureComponent(Weights[component], means[(component * latents.Dimension)..((component + 1) * latents.Dimension)], covariance)),
        ];
        double[][] responsibilities = [.. mixture.Select(_ => new double[data.Count])];
        _ = MixtureExpectation.Run(data, mixture, responsibilities);
        return Likeliest(responsibilities, data.Count);
    }

    /// <summary>The component of the largest responsibility for each sample; of equal ones the first.</summary>
    internal static int[] Likeliest(double[][] responsibilities, int count)
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

/// <summary>One Gaussian of a mixture, with what its density needs.</summary>
internal sealed class MixtureComponent
{
    public MixtureComponent(double weight, double[] mean, double[] covariance)
    {
        Weight = weight;
        Mean = mean;
        Covariance = covariance;
        int dimension = mean.Length;
        double logDeterminant;
        if (dimension <= SymmetricSpectrum.Narrow)
        {
            Matrix<double> factor = Matrix<double>.Build.Dense(dimension, dimension, covariance).Cholesky().Factor;
            Whitening = factor.Inverse().ToRowMajorArray();
            logDeterminant = 2 * factor.Diagonal().Sum(Math.Log);
        }
        else
        {
            double[] lower = TriangularFactor.Lower(covariance, dimension)
                ?? throw new InvalidOperationException("The covariance of a component is not positive definite.");
            Whitening = TriangularFactor.Invert(lower, dimension);
            logDeterminant = TriangularFactor.LogDeterminant(lower, dimension);
        }
        LogConstant = Math.Log(weight) - ((dimension * Math.Log(2 * Math.PI)) + logDeterminant) / 2;
    }

    public double Weight { get; }

    public double[] Mean { get; }

    /// <summary>The covariance, row-major.</summary>
    public double[] Covariance { get; }

    /// <summary>The inverse of the covariance's lower Cholesky factor, row-major: it turns the Gaussian into a standard one.</summary>
    public double[] Whitening { get; }

    /// <summary>The logarithm of the weight times the density at the mean.</summary>
    public double LogConstant { get; }
}

/// <summary>The M-step: weight, mean and covariance of each component from the samples' responsibilities.</summary>
internal static class MixtureMaximization
{
    // Keeps a component without samples finite.
    private const double SmallestSize = 10 * 2.220446049250313e-16;

    public static MixtureComponent[] Run(CenteredData data, double[][] responsibilities, double floor)
    {
        double[] sizes = [.. responsibilities.Select(column => column.Sum() + SmallestSize)];
        double all = sizes.Sum();
        var mixture = new MixtureComponent[responsibilities.Length];
        Parallelism.For(0, mixture.Length, component =>
        {
            double[] mean = Mean(data, responsibilities[component], sizes[component]);
            double[] covariance = Covariance(data, responsibilities[component], sizes[component], mean, floor);
            mixture[component] = new MixtureComponent(sizes[component] / all, mean, covariance);
        });
        return mixture;
    }

    private static double[] Mean(CenteredData data, double[] responsibilities, double size)
    {
        double[] mean = new double[data.Dimension];
        for (int sample = 0; sample < data.Count; sample++)
        {
            RowMath.AddScaled(mean, data.Row(sample), responsibilities[sample] / size);
        }
        return mean;
    }

    private static double[] Covariance(CenteredData data, double[] responsibilities, double size, double[] mean, double floor)
    {
        int dimension = data.Dimension;
        if (dimension > SymmetricSpectrum.Narrow)
        {
            return WideCovariance(data, responsibilities, size, mean, floor);
        }
        double[] covariance = new double[dimension * dimension];
        double[] difference = new double[dimension];
        for (int sample = 0; sample < data.Count; sample++)
        {
            double share = responsibilities[sample] / size;
            if (share == 0)
            {
                continue;
            }
            data.Row(sample).CopyTo(difference);
            RowMath.AddScaled(difference, mean, -1);
            for (int row = 0; row < dimension; row++)
            {
                RowMath.AddScaled(
                    covariance.AsSpan(row * dimension, row + 1), difference.AsSpan(0, row + 1), share * difference[row]);
            }
        }
        for (int row = 0; row < dimension; row++)
        {
            for (int column = 0; column < row; column++)
            {
                covariance[(column * dimension) + row] = covariance[(row * dimension) + column];
            }
            covariance[(row * dimension) + row] += floor;
        }
        return covariance;
    }

    // A matrix of hundreds of rows does not stay in the cache from sample to sample: products of many samples at a time.
    private static double[] WideCovariance(CenteredData data, double[] responsibilities, double size, double[] mean, double floor)
    {
        int dimension = data.Dimension;
        int[] samples = [.. Enumerable.Range(0, data.Count).Where(sample => responsibilities[sample] > 0)];
        double[] covariance = RowProducts.GramOfColumns(samples.Length, dimension, (first, length, columns) =>
        {
            for (int at = 0; at < length; at++)
            {
                int sample = samples[first + at];
                double root = Math.Sqrt(responsibilities[sample] / size);
                ReadOnlySpan<double> row = data.Row(sample);
                for (int j = 0; j < dimension; j++)
                {
                    columns[(j * length) + at] = (row[j] - mean[j]) * root;
                }
            }
        });
        for (int row = 0; row < dimension; row++)
        {
            covariance[(row * dimension) + row] += floor;
        }
        return covariance;
    }
}
