using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

/// <summary>
/// Alignment and uniformity on the unit sphere (Wang and Isola, 2020), with samples of the same label as positive pairs.
/// </summary>
public sealed class Hypersphere
{
    private readonly double[] rows;
    private readonly int dimension;
    private readonly int[]? labels;
    private readonly string? undefined;

    /// <summary>Projects latents onto the sphere; throws <c>NB5001</c> for latents that are not finite.</summary>
    public Hypersphere(LatentTable latents)
    {
        ArgumentNullException.ThrowIfNull(latents);
        FiniteValues.Require(latents);
        dimension = latents.Dimension;
        labels = latents.Labels;
        rows = [.. latents.Values];
        undefined = latents.Count < 2 ? "there are fewer than two samples" : null;
        for (int sample = 0; sample < latents.Count; sample++)
        {
            Span<double> row = rows.AsSpan(sample * dimension, dimension);
            // In two steps, so that the squares of very large or small values stay in range.
            double largest = Largest(row);
            if (largest == 0)
            {
                undefined ??= "a latent is zero and has no direction";
                break;
            }
            Divide(row, largest);
            Divide(row, Math.Sqrt(RowMath.SquaredNorm(row)));
        }
    }

    /// <summary>The mean squared distance of two samples of the same label.</summary>
    public Score Alignment()
    {
        if (undefined is { } reason)
        {
            return Score.Undefined(reason);
        }
        if (labels is null)
        {
            return Score.Undefined("the dataset has no labels");
        }
        var classes = GroupIndex.From(labels);
        var centroids = new Centroids(new LatentTable { Values = rows, Dimension = dimension }, classes);
        double sum = 0, pairs = 0;
        for (int label = 0; label < classes.Count; label++)
        {
            double size = classes.Sizes[label];
            // Over ordered pairs, Σ |x − y|² = 2 n Σ |x − mean|².
            sum += 2 * size * centroids.SquaredSpread[label];
            pairs += size * (size - 1);
        }
        return pairs == 0 ? Score.Undefined("no two samples have the same label") : sum / pairs;
    }

    /// <summary>The logarithm of the mean of exp(−2 |x − y|²) over all pairs of different samples.</summary>
    /// <param name="seeds">Where the draw gets its seed from, of many samples.</param>
    /// <param name="limits">From how many samples on it is estimated; null for the usual limits.</param>
    public Score Uniformity(SeedStream seeds = default, SampleLimits? limits = null)
    {
        if (undefined is { } reason)
        {
            return Score.Undefined(reason);
        }
        int count = rows.Length / dimension;
        var groups = GroupIndex.From(labels ?? new int[count]);
        if (DrawnSamples.From(groups, limits ?? new SampleLimits(), seeds.Open("uniformity")) is not { } drawn)
        {
            return Math.Log(Potentials(rows).Sum() / ((double)count * (count - 1)));
        }
        double[] queries = new LatentTable { Values = rows, Dimension = dimension }.ValuesOf(drawn.Rows).Values;
        (double mean, double error) = drawn.Estimate(Potentials(queries, drawn.Rows));
        // By the delta method: the logarithm's slope is one over the mean.
        return Score.Estimated(Math.Log(mean / (count - 1)), error / mean);
    }

    // For each query the sum over all other samples.
    private double[] Potentials(double[] queries, int[]? own = null)
    {
        double[] sums = new double[queries.Length / dimension];
        var potential = new Potential(sums, own);
        BlockedPairs.Run(queries, PackedPoints.From(rows, dimension), (_, _) => potential);
        return sums;
    }

    private static double Largest(ReadOnlySpan<double> row)
    {
        double largest = 0;
        foreach (double value in row)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }
        return largest;
    }

    private static void Divide(Span<double> row, double by)
    {
        foreach (ref double value in row)
        {
            value /= by;
        }
    }

    private sealed class Potential(double[] sums, int[]? own) : IPairReduction
    {
        public void Accept(int query, int firstReference, ReadOnlySpan<double> values)
        {
            int row = own is null ? query : own[query];
            int self = Math.Clamp(row - firstReference, 0, values.Length);
            bool holdsSelf = row >= firstReference && self < values.Length;
            sums[query] += Sum(values[..self]) + Sum(values[(holdsSelf ? self + 1 : self)..]);
        }

        public void Finish()
        {
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static double Sum(ReadOnlySpan<double> squared)
        {
            ref double start = ref MemoryMarshal.GetReference(squared);
            Vector512<double> lanes = Vector512<double>.Zero;
            int at = 0;
            for (; at <= squared.Length - 8; at += 8)
            {
                lanes += Vector512.Exp(-2 * Vector512.LoadUnsafe(ref start, (nuint)at));
            }
            double sum = RowMath.Sum(lanes);
            for (; at < squared.Length; at++)
            {
                sum += Math.Exp(-2 * squared[at]);
            }
            return sum;
        }
    }
}

/// <summary>How near samples of one label are on the unit sphere.</summary>
public sealed class Alignment : IProbingMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "alignment",
            Family = MetricFamily.Usefulness,
            Name = "Alignment",
            Formula = "mean |x − y|² over pairs of samples of the same label, x and y scaled to length 1",
            Range = "[0, 4]",
            Direction = Direction.LowerIsBetter,
            NeedsLabels = true,
            EdgeCases = "Undefined without labels, where no two samples share one, and where a latent is zero.",
            Citation = "Wang, Isola (2020), Understanding contrastive representation learning through alignment and uniformity",
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [("alignment", input.Share(() => new Hypersphere(input.Latents)).Alignment())];
    }
}

/// <summary>How evenly samples spread over the unit sphere.</summary>
public sealed class Uniformity : IProbingMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "uniformity",
            Family = MetricFamily.Usefulness,
            Name = "Uniformity",
            Formula = "ln of the mean of exp(−2 |x − y|²) over all pairs of samples, x and y scaled to length 1",
            Range = "[−8, 0]",
            Direction = Direction.LowerIsBetter,
            EdgeCases = $"{SampleLimits.Text} Undefined for fewer than two samples and where a latent is zero.",
            Citation = "Wang, Isola (2020), Understanding contrastive representation learning through alignment and uniformity",
            Version = 2,
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [("uniformity", input.Share(() => new Hypersphere(input.Latents)).Uniformity(input.Seeds))];
    }
}
