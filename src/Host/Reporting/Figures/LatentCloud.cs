using NebulaBench.Host.Evaluation.Covariance;
using NebulaBench.Host.Runs;

namespace NebulaBench.Host.Reporting.Figures;

/// <summary>
/// Latents and prototypes on the latents' first two principal components: found once, from all samples, so that every figure of a run
/// shows the same plane.
/// </summary>
internal sealed class LatentCloud
{
    /// <summary>More points than these say no more to the eye and make large files.</summary>
    public const int MostPoints = 4000;

    private LatentCloud(int[] samples, double[][] points, double[][]? prototypes, IReadOnlyList<double> shares)
    {
        Samples = samples;
        X = points[0];
        Y = points[1];
        Prototypes = prototypes;
        Shares = shares;
    }

    /// <summary>Which samples are shown.</summary>
    public int[] Samples { get; }

    /// <summary>Their first coordinates.</summary>
    public double[] X { get; }

    /// <summary>Their second coordinates.</summary>
    public double[] Y { get; }

    /// <summary>The prototypes' coordinates, or null.</summary>
    public double[][]? Prototypes { get; }

    /// <summary>The components' shares of the whole variance.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>Finds the plane and puts samples on it.</summary>
    /// <param name="embeddings">The latents of a run.</param>
    /// <param name="mostPoints">How many samples are shown at the most, evenly taken.</param>
    public static LatentCloud Of(RunEmbeddings embeddings, int mostPoints = MostPoints)
    {
        int dimension = embeddings.Dimension;
        double[] all = Doubles(embeddings.Latents);
        PrincipalComponents plane = PrincipalComponents.Fit(all, dimension);
        int[] samples = Evenly(embeddings.Count, mostPoints);
        double[] shown = [.. samples.SelectMany(sample => all[(sample * dimension)..((sample + 1) * dimension)])];
        return new LatentCloud(
            samples,
            plane.Project(shown),
            embeddings.Prototypes is null ? null : plane.Project(Doubles(embeddings.Prototypes)),
            plane.Shares);
    }

    private static int[] Evenly(int count, int most)
    {
        int shown = Math.Min(count, most);
        return [.. Enumerable.Range(0, shown).Select(index => (int)((long)index * count / shown))];
    }

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}
