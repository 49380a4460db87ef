using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Probing;

/// <summary>
/// How well neighborhoods survive the way from the original space to the embedding (Venna and Kaski, 2001). Exact, over all pairs.
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
            (Score trustworthiness, Score continuity) = Measure(originals.Table, input.Latents.ValuesOf(originals.Rows), Size);
            return new Preservation(trustworthiness, continuity);
        });

    /// <summary>
    /// Trustworthiness, lowered by neighbors in the embedding that are none in the original space, and continuity, lowered by neighbors
    /// in the original space that the embedding lost; in proportion to how far down they rank there.
    /// </summary>
    /// <param name="original">The samples in their original space.</param>
    /// <param name="embedded">The same samples in the embedding.</param>
    /// <param name="neighbors">How many neighbors make a neighborhood.</param>
    public static (Score Trustworthiness, Score Continuity) Measure(LatentTable original, LatentTable embedded, int neighbors)
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
        var inEmbedding = NearestNeighbors.AmongOthers(embedded.Values, embedded.Dimension, neighbors);
        var inOriginal = new NearestNeighbors(new int[count * neighbors], new double[count * neighbors], neighbors);
        var ranksInOriginal = new RankCount(original.Values, original.Dimension, inEmbedding);
        // The original space may be wide, as pixels are: its distances are computed once for both purposes.
        BlockedPairs.Run(
            original.Values, PackedPoints.From(original.Values, original.Dimension),
            (first, size) => new BothReductions(
                new NeighborBlock(inOriginal, leaveOneOut: true, first, size), ranksInOriginal.Open(first, size)));
        var ranksInEmbedding = new RankCount(embedded.Values, embedded.Dimension, inOriginal);
        BlockedPairs.Run(
            embedded.Values, PackedPoints.From(embedded.Values, embedded.Dimension),
            ranksInEmbedding.Open);
        return (Score.From(Preserved(ranksInOriginal, count, neighbors)), Score.From(Preserved(ranksInEmbedding, count, neighbors)));
    }

    private static double Preserved(RankCount ranks, int count, int neighbors)
    {
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
