using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Metrics.Numerics;

/// <summary>
/// Ranks given neighbors of each row by their distance in a table: 1 for the nearest of the other rows. Of rows at the same distance the
/// lower comes first. Distances are counted as they go by, never stored or sorted.
/// </summary>
internal sealed class RankCount
{
    private readonly NearestNeighbors neighbors;
    private readonly double[] limits;

    public RankCount(double[] rows, int dimension, NearestNeighbors neighbors)
    {
        this.neighbors = neighbors;
        limits = new double[neighbors.Rows.Length];
        for (int at = 0; at < limits.Length; at++)
        {
            limits[at] = PairKernel.SquaredDistance(
                rows.AsSpan(at / neighbors.Neighbors * dimension, dimension), rows.AsSpan(neighbors.Rows[at] * dimension, dimension));
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
                bool counted = owner.limits[at] > 0 || at / width < owner.neighbors.Rows[at];
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
