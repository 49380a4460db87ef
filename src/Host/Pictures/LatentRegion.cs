using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Pictures;

/// <summary>A part of the latent space: a center, and how the latents around it spread. What pictures are generated from.</summary>
public sealed class LatentRegion
{
    private readonly double[] center;
    private readonly IReadOnlyList<double[]> axes;

    private LatentRegion(string name, double[] center, double[,]? covariance)
    {
        Name = name;
        this.center = center;
        axes = GaussianSpread.From(covariance, center.Length).Axes;
    }

    /// <summary>What it is called on a sheet.</summary>
    public string Name { get; }

    /// <summary>
    /// A region around each prototype, spread as the latents assigned to it are; without prototypes one region of all latents.
    /// </summary>
    public static IReadOnlyList<LatentRegion> For(EmbeddingSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        LatentTable latents = set.Measured;
        if (set.Prototypes is not { } prototypes || latents.Assignments is not { } assignments)
        {
            SampleSet all = SampleSet.From(latents);
            return all.Mean is null ? [] : [new LatentRegion("all latents", all.Mean, all.Moments?.Covariance)];
        }
        ILookup<int, int> rows = Enumerable.Range(0, latents.Count).ToLookup(row => assignments[row]);
        return
        [
            .. Enumerable.Range(0, prototypes.GetLength(0)).Select(index =>
            {
                SampleSet own = SampleSet.From(latents, [.. rows[index]]);
                double[] position = [.. Enumerable.Range(0, latents.Dimension).Select(axis => prototypes[index, axis])];
                return new LatentRegion(FormattableString.Invariant($"anchor {index}"), position, own.Moments?.Covariance);
            }),
        ];
    }

    /// <summary>
    /// A square grid of latents around the center, along the two directions in which the region spreads most, two standard deviations
    /// to either side; row after row.
    /// </summary>
    /// <param name="side">Latents per row.</param>
    public double[] Grid(int side)
    {
        var values = new List<double>();
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < side; column++)
            {
                values.AddRange(At([Step(column, side), Step(row, side)]));
            }
        }
        return [.. values];
    }

    /// <summary>The rows of the latents nearest to the center, the nearest first.</summary>
    public int[] Nearest(LatentTable latents, int count)
    {
        ArgumentNullException.ThrowIfNull(latents);
        return [.. Enumerable.Range(0, latents.Count).OrderBy(row => Squared(latents.Row(row))).Take(count)];
    }

    /// <summary>Latents drawn from the normal distribution of the region; row after row.</summary>
    public double[] Draw(int count, RandomStream random) =>
        [.. Enumerable.Range(0, count).SelectMany(_ => At([.. axes.Select(_ => random.NextNormal())]))];

    private double Squared(ReadOnlySpan<double> latent)
    {
        double sum = 0;
        for (int dimension = 0; dimension < center.Length; dimension++)
        {
            double difference = latent[dimension] - center[dimension];
            sum += difference * difference;
        }
        return sum;
    }

    private static double Step(int position, int side) => side == 1 ? 0 : (4.0 * position / (side - 1)) - 2;

    // So many steps along each of the first axes.
    private double[] At(double[] steps)
    {
        double[] latent = [.. center];
        for (int axis = 0; axis < Math.Min(steps.Length, axes.Count); axis++)
        {
            for (int dimension = 0; dimension < latent.Length; dimension++)
            {
                latent[dimension] += steps[axis] * axes[axis][dimension];
            }
        }
        return latent;
    }
}
