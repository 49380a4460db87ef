using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Metrics.Numerics;

/// <summary>Keeps the nearest references of a block of queries: most distances fail the comparison with the farthest kept so far.</summary>
internal sealed class NeighborBlock : IPairReduction
{
    private const int Lanes = 8;

    private readonly NearestNeighbors result;
    private readonly bool leaveOneOut;
    private readonly int first;
    private readonly int[] found;
    private readonly double[] limits;

    public NeighborBlock(NearestNeighbors result, bool leaveOneOut, int first, int count)
    {
        this.result = result;
        this.leaveOneOut = leaveOneOut;
        this.first = first;
        found = new int[count];
        limits = new double[count];
        Array.Fill(limits, double.PositiveInfinity);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Accept(int query, int firstReference, ReadOnlySpan<double> values)
    {
        ref double distances = ref MemoryMarshal.GetReference(values);
        ref double limit = ref limits[query - first];
        int at = 0;
        for (; at <= values.Length - Lanes; at += Lanes)
        {
            // The limit shrinks while the candidates of one vector are looked at: each is compared once more.
            ulong nearer = Vector512.LessThan(Vector512.LoadUnsafe(ref distances, (nuint)at), Vector512.Create(limit))
                .ExtractMostSignificantBits();
            for (; nearer != 0; nearer &= nearer - 1)
            {
                int lane = at + BitOperations.TrailingZeroCount(nearer);
                Insert(query, firstReference + lane, values[lane], ref limit);
            }
        }
        for (; at < values.Length; at++)
        {
            Insert(query, firstReference + at, values[at], ref limit);
        }
    }

    public void Finish()
    {
    }

    private void Insert(int query, int reference, double distance, ref double limit)
    {
        if (distance >= limit || (leaveOneOut && query == reference))
        {
            return;
        }
        int neighbors = result.Neighbors;
        Span<int> rows = result.Rows.AsSpan(query * neighbors, neighbors);
        Span<double> distances = result.SquaredDistances.AsSpan(query * neighbors, neighbors);
        ref int count = ref found[query - first];
        int place = count == neighbors ? neighbors - 1 : count++;
        for (; place > 0 && distances[place - 1] > distance; place--)
        {
            distances[place] = distances[place - 1];
            rows[place] = rows[place - 1];
        }
        distances[place] = distance;
        rows[place] = reference;
        limit = count == neighbors ? distances[^1] : double.PositiveInfinity;
    }
}
