using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Probing;

/// <summary>
/// How well neighbourhoods survive the way from the original space to the embedding (Venna and Kaski, 2001). Exact, over all pairs.
/// </summary>
public static class Neighbourhoods
{
    /// <summary>How many neighbours make a neighbourhood in runs.</summary>
    public const int Size = 5;

    /// <summary>What is preserved of the neighbourhoods of an input, once for both metrics; null without the original samples.</summary>
    internal static Preservation? From(LatentInput input) => input.Set.Originals is not { } originals
        ? null
        : input.Share(() =>
        {
            (Score trustworthiness, Score continuity) = Measure(originals.Table, input.Latents.ValuesOf(originals.Rows), Size);
            return new Preservation(trustworthiness, continuity);
        });

    /// <summary>
    /// Trustworthiness, lowered by neighbours in the embedding that are none in the original space, and continuity, lowered by neighbours
    /// in the original space that the embedding lost; in proportion to how far down they rank there.
    /// </summary>
    /// <param name="original">The samples in their original space.</param>
    /// <param name="embedded">The same samples in the embedding.</param>
    /// <param name="neighbours">How many neighbours make a neighbourhood.</param>
    public static (Score Trustworthiness, Score Continuity) Measure(LatentTable original, LatentTable embedded, int neighbours)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(embedded);
        ArgumentOutOfRangeException.ThrowIfNotEqual(original.Count, embedded.Count);
        FiniteValues.Require(original, "original samples");
        FiniteValues.Require(embedded);
        int count = original.Count;
        if (2 * neighbours >= count)
        {
            var reason = Score.Undefined($"{neighbours} neighbours need more than {2 * neighbours} samples, there are {count}");
            return (reason, reason);
        }
        if (RowMath.AllRowsEqual(original.Values, original.Dimension) || RowMath.AllRowsEqual(embedded.Values, embedded.Dimension))
        {
            var reason = Score.Undefined("all samples are the same point");
            return (reason, reason);
        }
        var inEmbedding = NearestNeighbours.AmongOthers(embedded.Values, embedded.Dimension, neighbours);
        var inOriginal = new NearestNeighbours(new int[count * neighbours], new double[count * neighbours], neighbours);
        var ranksInOriginal = new RankCount(original.Values, original.Dimension, inEmbedding);
        // The original space may be wide, as pixels are: its distances are computed once for both purposes.
        BlockedPairs.Run(
            original.Values, PackedPoints.From(original.Values, original.Dimension),
            (first, size) => new BothReductions(
                new NeighbourBlock(inOriginal, leaveOneOut: true, first, size), ranksInOriginal.Open(first, size)));
        var ranksInEmbedding = new RankCount(embedded.Values, embedded.Dimension, inOriginal);
        BlockedPairs.Run(
            embedded.Values, PackedPoints.From(embedded.Values, embedded.Dimension),
            ranksInEmbedding.Open);
        return (Score.Of(Preserved(ranksInOriginal, count, neighbours)), Score.Of(Preserved(ranksInEmbedding, count, neighbours)));
    }

    private static double Preserved(RankCount ranks, int count, int neighbours)
    {
        long excess = 0;
        foreach (int rank in ranks.Ranks)
        {
            excess += Math.Max(0, rank - neighbours);
        }
        return 1 - (2.0 / ((double)count * neighbours * ((2.0 * count) - (3.0 * neighbours) - 1)) * excess);
    }

    /// <summary>Both metrics.</summary>
    internal sealed record Preservation(Score Trustworthiness, Score Continuity);
}
