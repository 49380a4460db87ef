using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Host.Evaluation.Numerics;

/// <summary>
/// Keeps the nearest references of a block of queries. The fast ranking only chooses whom to look at, with a margin for its rounding;
/// who is nearer is decided by the distance itself, so the result is that of the naive search.
/// </summary>
internal sealed class NeighbourBlock : IPairReduction
{
    private const int Lanes = 8;

    private readonly NeighbourSearch search;
    private readonly int first;
    private readonly int[] found;
    private readonly double[] limits;
    private readonly double[] norms;

    public NeighbourBlock(NeighbourSearch search, int first, int count)
    {
        this.search = search;
        this.first = first;
        found = new int[count];
        limits = new double[count];
        norms = new double[count];
        Array.Fill(limits, double.PositiveInfinity);
        for (int query = 0; query < count; query++)
        {
            norms[query] = search.SquaredNorm(first + query);
        }
    }

    public void Accept(int query, int firstReference, ReadOnlySpan<double> values)
    {
        ref double rankings = ref MemoryMarshal.GetReference(values);
        int at = 0;
        for (; at <= values.Length - Lanes; at += Lanes)
        {
            Vector512<double> ranking = Vector512.LoadUnsafe(ref rankings, (nuint)at);
            ulong candidates = Vector512.LessThanOrEqual(ranking, Vector512.Create(limits[query - first])).ExtractMostSignificantBits();
            for (; candidates != 0; candidates &= candidates - 1)
            {
                Consider(query, firstReference + at + BitOperations.TrailingZeroCount(candidates));
            }
        }
        for (; at < values.Length; at++)
        {
            if (values[at] <= limits[query - first])
            {
                Consider(query, firstReference + at);
            }
        }
    }

    public void Finish()
    {
    }

    private void Consider(int query, int reference)
    {
        if (search.Excludes(query, reference))
        {
            return;
        }
        int neighbours = search.Result.Neighbours;
        Span<int> rows = search.Result.Rows.AsSpan(query * neighbours, neighbours);
        Span<double> distances = search.Result.SquaredDistances.AsSpan(query * neighbours, neighbours);
        ref int count = ref found[query - first];
        double distance = search.SquaredDistance(query, reference);
        if (count == neighbours && distance >= distances[^1])
        {
            return;
        }
        int place = count == neighbours ? neighbours - 1 : count++;
        for (; place > 0 && distances[place - 1] > distance; place--)
        {
            distances[place] = distances[place - 1];
            rows[place] = rows[place - 1];
        }
        distances[place] = distance;
        rows[place] = reference;
        if (count == neighbours)
        {
            double norm = norms[query - first];
            limits[query - first] = ((distances[^1] - norm) / 2) + search.Margin(norm);
        }
    }
}
