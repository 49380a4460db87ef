using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Randomness;

namespace NebulaBench.Metrics.Probing;

/// <summary>
/// How well neighborhoods survive the way from the original space to the embedding (Venna and Kaski, 2001).
/// </summary>
public static class Neighborhoods
{
    /// <summary>How many neighbors make a neighborhood in runs.</summary>
    public const int Size = 5;

    /// <summary>What is preserved of the neighborhoods of an input, once for both metrics; null without the original samples.</summary>
    internal static Preservation? From(LatentInput input) => input.Set.Originals is not { } originals
        ? null
        : input.Share(() =>
        {
            LatentTable embedded = (input.Latents with { LogVariances = null }).Take(originals.Rows);
            (Score trustworthiness, Score continuity) = Measure(originals.Table, embedded, Size, input.Seeds);
            return new Preservation(trustworthiness, continuity);
        });

    /// <summary>
    /// Trustworthiness, lowered by neighbors in the embedding that are none in the original space, and continuity, lowered by neighbors
    /// in the original space that the embedding lost; in proportion to how far down they rank there.
    /// </summary>
    /// <param name="original">The samples in their original space.</param>
    /// <param name="embedded">The same samples in the embedding.</param>
    /// <param name="neighbors">How many neighbors make a neighborhood.</param>
    /// <param name="seeds">Where the draw gets its seed from, of many samples; it is in proportion to the labels of the embedding.</param>
    /// <param name="limits">From how many samples on both are estimated; null for the usual limits.</param>
    public static (Score Trustworthiness, Score Continuity) Measure(
        LatentTable original, LatentTable embedded, int neighbors, SeedStream seeds = default, SampleLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(embedded);
        ArgumentOutOfRangeException.ThrowIfNotEqual(original.Count, embedded.Count);
        FiniteValues.Require(original, "original samples");
        FiniteValues.Require(embedded);
        int count = original.Count;
        if (2 * neighbors >= count)
        {
            var reason = Score.Undefined($"{neighbors} neighbors need more than {2 * neighbors} samples, there are {count}");
            return (reason, reason);
        }
        if (RowMath.AllRowsEqual(original.Values, original.Dimension) || RowMath.AllRowsEqual(embedded.Values, embedded.Dimension))
        {
            var reason = Score.Undefined("all samples are the same point");
            return (reason, reason);
        }
        var drawn = DrawnSamples.From(GroupIndex.From(embedded.Labels ?? new int[count]), limits ?? new SampleLimits(), seeds.Open("neighborhoods"));
        int[] rows = drawn?.Rows ?? [.. Enumerable.Range(0, count)];
        double[] inputs = drawn is null ? original.Values : original.ValuesOf(rows).Values;
        double[] latents = drawn is null ? embedded.Values : embedded.ValuesOf(rows).Values;
        var inEmbedding = NearestNeighbors.AmongOthers(latents, rows, embedded.Values, embedded.Dimension, neighbors);
        var inOriginal = new NearestNeighbors(new int[rows.Length * neighbors], new double[rows.Length * neighbors], neighbors);
        var ranksInOriginal = new RankCount(original, rows, inEmbedding);
        // The original space may be wide, as pixels are: its distances are computed once for both purposes.
        BlockedPairs.Run(
            inputs, PackedPoints.From(original.Values, original.Dimension),
            (first, size) => new BothReductions(
                new NeighborBlock(inOriginal, rows, first, size), ranksInOriginal.Open(first, size)));
        var ranksInEmbedding = new RankCount(embedded, rows, inOriginal);
        BlockedPairs.Run(
            latents, PackedPoints.From(embedded.Values, embedded.Dimension),
            ranksInEmbedding.Open);
        return (Preserved(ranksInOriginal, count, neighbors, drawn), Preserved(ranksInEmbedding, count, neighbors, drawn));
    }

    private static Score Preserved(RankCount ranks, int count, int neighbors, DrawnSamples? drawn)
    {
        if (drawn is not null)
        {
            double scale = 2.0 / (neighbors * ((2.0 * count) - (3.0 * neighbors) - 1));
            double[] lost = [.. ranks.Ranks.Chunk(neighbors).Select(own => (double)own.Sum(rank => (long)Math.Max(0, rank - neighbors)))];
            (double mean, double error) = drawn.Estimate(lost);
            return Score.Estimated(1 - (scale * mean), scale * error);
        }
        long excess = 0;
        foreach (int rank in ranks.Ranks)
        {
            excess += Math.Max(0, rank - neighbors);
        }
        return 1 - (2.0 / ((double)count * neighbors * ((2.0 * count) - (3.0 * neighbors) - 1)) * excess);
    }

    /// <summary>Both metrics.</summary>
    internal sealed record Preservation(Score Trustworthiness, Score Continuity);
}

/// <summary>How few neighbors in the latent space are none in the input space; not measured without the original samples.</summary>
public sealed class Trustworthiness : IProbingMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "trustworthiness",
            Family = MetricFamily.Usefulness,
            Name = "Trustworthiness",
            Formula = "1 − 2 / (n k (2n − 3k − 1)) Σ_i Σ_j max(0, r_ij − k), j over the k = 5 nearest in the latent space, "
                + "r_ij their rank in the input space",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            ReferenceName = "trustworthiness_of_first_2_columns_k5",
            EdgeCases = "Undefined for n ≤ 2k and where all samples are one point. Of the samples that are compared: in a run, at most "
                + $"neighborhood_samples of its split. {SampleLimits.Text}",
            Citation = "Venna, Kaski (2001), Neighborhood preservation in nonlinear projection methods",
            Version = 2,
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Neighborhoods.From(input) is { } preserved ? [("trustworthiness", preserved.Trustworthiness)] : [];
    }
}

/// <summary>How few neighbors in the input space are none in the latent space; not measured without the original samples.</summary>
public sealed class Continuity : IProbingMetric
{
    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Descriptors { get; } =
    [
        new()
        {
            Id = "continuity",
            Family = MetricFamily.Usefulness,
            Name = "Continuity",
            Formula = "as trustworthiness with both spaces exchanged: k = 5",
            Range = "[0, 1]",
            Direction = Direction.HigherIsBetter,
            EdgeCases = "Undefined for n ≤ 2k and where all samples are one point. Of the samples that are compared: in a run, at most "
                + $"neighborhood_samples of its split. {SampleLimits.Text}",
            Citation = "Venna, Kaski (2001), Neighborhood preservation in nonlinear projection methods",
            Version = 2,
        },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Key, Score Score)> Measure(LatentInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Neighborhoods.From(input) is { } preserved ? [("continuity", preserved.Continuity)] : [];
    }
}

/// <summary>
/// Ranks given neighbors of each row by their distance in a table: 1 for the nearest of the other rows. Of rows at the same distance the
/// lower comes first. Distances are counted as they go by, never stored or sorted.
/// </summary>
internal sealed class RankCount
{
    private readonly NearestNeighbors neighbors;
    private readonly int[] own;
    private readonly double[] limits;

    // The query at each place of the neighbors is the table's row at that place of own.
    public RankCount(LatentTable table, int[] own, NearestNeighbors neighbors)
    {
        this.neighbors = neighbors;
        this.own = own;
        limits = new double[neighbors.Rows.Length];
        for (int at = 0; at < limits.Length; at++)
        {
            limits[at] = PairKernel.SquaredDistance(table.Row(own[at / neighbors.Neighbors]), table.Row(neighbors.Rows[at]));
        }
        Ranks = new int[limits.Length];
    }

    /// <summary>The rank of each neighbor, laid out as the neighbors.</summary>
    public int[] Ranks { get; }

    public IPairReduction Open(int first, int count) => new Block(this, first, count);

    private sealed class Block(RankCount owner, int first, int count) : IPairReduction
    {
        public void Accept(int query, int firstReference, ReadOnlySpan<double> values)
        {
            int width = owner.neighbors.Neighbors;
            for (int at = query * width; at < (query + 1) * width; at++)
            {
                double limit = owner.limits[at];
                int split = Math.Clamp(owner.neighbors.Rows[at] - firstReference, 0, values.Length);
                owner.Ranks[at] += CountBelow(values[..split], Math.BitIncrement(limit)) + CountBelow(values[split..], limit);
            }
        }

        /// <summary>The query itself was counted where it, at distance 0, comes before the neighbor; the neighbor was not.</summary>
        public void Finish()
        {
            int width = owner.neighbors.Neighbors;
            for (int at = first * width; at < (first + count) * width; at++)
            {
                bool counted = owner.limits[at] > 0 || owner.own[at / width] < owner.neighbors.Rows[at];
                owner.Ranks[at] += counted ? 0 : 1;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static int CountBelow(ReadOnlySpan<double> values, double limit)
        {
            const int Lanes = 8;
            ref double start = ref MemoryMarshal.GetReference(values);
            var limits = Vector512.Create(limit);
            int below = 0, at = 0;
            for (; at <= values.Length - Lanes; at += Lanes)
            {
                ulong mask = Vector512.LessThan(Vector512.LoadUnsafe(ref start, (nuint)at), limits).ExtractMostSignificantBits();
                below += BitOperations.PopCount(mask);
            }
            for (; at < values.Length; at++)
            {
                below += values[at] < limit ? 1 : 0;
            }
            return below;
        }
    }
}

/// <summary>Two reductions of the same distances, so that they are computed once.</summary>
internal sealed class BothReductions(IPairReduction one, IPairReduction other) : IPairReduction
{
    public void Accept(int query, int firstReference, ReadOnlySpan<double> values)
    {
        one.Accept(query, firstReference, values);
        other.Accept(query, firstReference, values);
    }

    public void Finish()
    {
        one.Finish();
        other.Finish();
    }
}
