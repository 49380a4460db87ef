using System.Runtime.CompilerServices;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Clusters;

/// <summary>
/// Greedy k-means++: each further center is the best of a few samples drawn in proportion to their squared distance from the centers
/// so far.
/// </summary>
internal sealed class KMeansPlusPlus
{
    private readonly CenteredData data;
    private readonly RandomStream random;
    private readonly double[] nearest;
    private readonly double[] cumulated;
    private readonly double[] candidates;
    private readonly double[] queries;
    private readonly double[] distances;
    private readonly int stride;

    private KMeansPlusPlus(CenteredData data, RandomStream random)
    {
        this.data = data;
        this.random = random;
        stride = data.Packed.PanelCount * PackedPoints.PanelWidth;
        nearest = new double[data.Count];
        cumulated = new double[data.Count];
        candidates = new double[PairKernel.Queries * data.Dimension];
        queries = new double[candidates.Length];
        distances = new double[PairKernel.Queries * stride];
        Array.Fill(nearest, double.PositiveInfinity);
    }

    /// <summary>The starting centers, row-major.</summary>
    public static double[] Choose(CenteredData data, int clusters, RandomStream random)
    {
        var start = new KMeansPlusPlus(data, random);
        double[] centers = new double[clusters * data.Dimension];
        int trials = 2 + (int)Math.Log(clusters);
        for (int cluster = 0; cluster < clusters; cluster++)
        {
            int sample = cluster == 0 ? random.NextInt(data.Count) : start.BestOf(trials);
            start.Add(sample);
            data.Row(sample).CopyTo(centers.AsSpan(cluster * data.Dimension));
        }
        return centers;
    }

    private int BestOf(int trials)
    {
        int[] drawn = Draw(trials);
        int best = drawn[0];
        double least = double.PositiveInfinity;
        for (int first = 0; first < trials; first += PairKernel.Queries)
        {
            int group = Math.Min(PairKernel.Queries, trials - first);
            Measure(drawn.AsSpan(first, group));
            for (int member = 0; member < group; member++)
            {
                double potential = SumOfLesser(nearest, distances.AsSpan(member * stride, data.Count));
                if (potential < least)
                {
                    least = potential;
                    best = drawn[first + member];
                }
            }
        }
        return best;
    }

    private int[] Draw(int trials)
    {
        double sum = 0;
        for (int sample = 0; sample < nearest.Length; sample++)
        {
            cumulated[sample] = sum += nearest[sample];
        }
        int[] drawn = new int[trials];
        for (int trial = 0; trial < trials; trial++)
        {
            drawn[trial] = sum == 0 ? random.NextInt(data.Count) : FirstAbove(random.NextDouble() * sum);
        }
        return drawn;
    }

    private int FirstAbove(double value)
    {
        int low = 0, high = cumulated.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = cumulated[middle] > value ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    private void Add(int sample)
    {
        Measure([sample]);
        for (int other = 0; other < nearest.Length; other++)
        {
            nearest[other] = Math.Min(nearest[other], distances[other]);
        }
    }

    private void Measure(ReadOnlySpan<int> samples)
    {
        for (int member = 0; member < samples.Length; member++)
        {
            data.Row(samples[member]).CopyTo(candidates.AsSpan(member * data.Dimension));
        }
        PairKernel.Interleave(candidates, data.Dimension, queries);
        PairKernel.Run<SquaredDifference>(queries, data.Packed.Panels(0, data.Packed.PanelCount), data.Dimension, distances);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SumOfLesser(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double sum = 0;
        for (int at = 0; at < first.Length; at++)
        {
            sum += Math.Min(first[at], second[at]);
        }
        return sum;
    }
}
