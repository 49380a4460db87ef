using NebulaBench.Metrics.Covariance;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Metrics.Projection;
using NebulaBench.Runs;

namespace NebulaBench.Reporting.Portraits;

/// <summary>
/// Latents and prototypes on the latents' first principal components: found once, from all samples, so that every figure of a run shows the
/// same plane or space.
/// </summary>
internal sealed class LatentCloud
{
    /// <summary>More points than these say no more to the eye and make large files.</summary>
    public const int MostPoints = 4000;

    private LatentCloud(int[] samples, double[][] points, double[][]? prototypes, IReadOnlyList<double> shares)
    {
        Samples = samples;
        Coordinates = points;
        Prototypes = prototypes;
        Shares = shares;
    }

    /// <summary>Which samples are shown.</summary>
    public int[] Samples { get; }

    /// <summary>Their coordinates: an array per component, an element per sample shown.</summary>
    public double[][] Coordinates { get; }

    /// <summary>Their first coordinates.</summary>
    public double[] X => Coordinates[0];

    /// <summary>Their second coordinates.</summary>
    public double[] Y => Coordinates[1];

    /// <summary>The prototypes' coordinates, or null.</summary>
    public double[][]? Prototypes { get; }

    /// <summary>The components' shares of the whole variance.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>Finds the components and puts samples on them.</summary>
    /// <param name="embeddings">The latents of a run.</param>
    /// <param name="mostPoints">How many samples are shown at the most, evenly taken.</param>
    /// <param name="components">How many components: two for a plane.</param>
    public static LatentCloud From(RunEmbeddings embeddings, int mostPoints = MostPoints, int components = 2)
    {
        int dimension = embeddings.Dimension;
        double[] all = Doubles(embeddings.Latents);
        PrincipalComponents space = PrincipalComponents.Fit(all, dimension, components);
        int[] samples = UniformSubsample.For(embeddings.Count, mostPoints);
        double[] shown = [.. samples.SelectMany(sample => all[(sample * dimension)..((sample + 1) * dimension)])];
        return new LatentCloud(
            samples,
            space.Project(shown),
            embeddings.Prototypes is null ? null : space.Project(Doubles(embeddings.Prototypes)),
            space.Shares);
    }

    /// <summary>
    /// Puts samples into a plane by t-SNE (<see cref="Tsne"/>), prototypes among them. There are no shares of the variance. Fewer than four
    /// have no plane: null.
    /// </summary>
    /// <param name="embeddings">The latents of a run.</param>
    /// <param name="mostPoints">How many samples are shown at the most, evenly taken.</param>
    public static LatentCloud? OfNeighbors(RunEmbeddings embeddings, int mostPoints)
    {
        int dimension = embeddings.Dimension;
        int[] samples = UniformSubsample.For(embeddings.Count, mostPoints);
        double[] shown = [.. samples.SelectMany(sample => Doubles(embeddings.Latents[(sample * dimension)..((sample + 1) * dimension)]))];
        double[] prototypes = Doubles(embeddings.Prototypes ?? []);
        if (samples.Length < 4 || !shown.Concat(prototypes).All(double.IsFinite))
            return null;
        double[][] places = Tsne.Place([.. shown, .. prototypes], dimension);
        return new LatentCloud(
            samples,
            [.. places.Select(axis => axis[..samples.Length])],
            prototypes.Length == 0 ? null : [.. places.Select(axis => axis[samples.Length..])],
            []);
    }

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}
