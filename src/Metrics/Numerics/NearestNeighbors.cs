using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NebulaBench.Metrics.Numerics;

/// <summary>The nearest references of each query, nearest first; of two at the same distance the lower row comes first.</summary>
/// <param name="Rows">The references' rows: neighbor i of query q is at q · <paramref name="Neighbors"/> + i.</param>
/// <param name="SquaredDistances">Their squared distances, laid out alike.</param>
/// <param name="Neighbors">The number of neighbors of each query.</param>
public sealed record NearestNeighbors(int[] Rows, double[] SquaredDistances, int Neighbors)
{
    /// <summary>The neighbors of one query.</summary>
    public ReadOnlySpan<int> Of(int query) => Rows.AsSpan(query * Neighbors, Neighbors);

    /// <summary>Finds the neighbors of each query among the references.</summary>
    /// <param name="queries">The queries, row-major.</param>
    /// <param name="references">The references, row-major; there must be at least as many as neighbors.</param>
    /// <param name="dimension">The number of columns of both.</param>
    /// <param name="neighbors">How many to find.</param>
    public static NearestNeighbors Find(double[] queries, double[] references, int dimension, int neighbors) =>
        Find(queries, references, dimension, neighbors, own: null);

    /// <summary>Finds the neighbors of each row among the other rows of the same table.</summary>
    /// <param name="rows">The table, row-major, with more rows than neighbors.</param>
    /// <param name="dimension">Its number of columns.</param>
    /// <param name="neighbors">How many to find.</param>
    public static NearestNeighbors AmongOthers(double[] rows, int dimension, int neighbors) =>
        AmongOthers(rows, [.. Enumerable.Range(0, rows.Length / dimension)], rows, dimension, neighbors);

    /// <summary>Finds the neighbors of rows among the other rows of the same table.</summary>
    /// <param name="queries">The rows, row-major.</param>
    /// <param name="own">The place of each of them in the table.</param>
    /// <param name="table">The table, row-major, with more rows than neighbors.</param>
    /// <param name="dimension">Its number of columns.</param>
    /// <param name="neighbors">How many to find.</param>
    public static NearestNeighbors AmongOthers(double[] queries, int[] own, double[] table, int dimension, int neighbors) =>
        Find(queries, table, dimension, neighbors, own);

    private static NearestNeighbors Find(double[] queries, double[] references, int dimension, int neighbors, int[]? own)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(references);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(neighbors);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(neighbors, (references.Length / dimension) - (own is null ? 0 : 1));
        int count = queries.Length / dimension * neighbors;
        var result = new NearestNeighbors(new int[count], new double[count], neighbors);
        BlockedPairs.Run(
            queries, PackedPoints.From(references, dimension),
            (first, size) => new NeighborBlock(result, own, first, size));
        return result;
    }
}

/// <summary>
/// Keeps the nearest references of a block of queries, leaving out what is a query's own: most distances fail the comparison with the farthest kept so far.
/// </summary>
internal sealed class NeighborBlock : IPairReduction
{
    private const int Lanes = 8;

    private readonly NearestNeighbors result;
    private readonly int[]? own;
    private readonly int first;
    private readonly int[] found;
    private readonly double[] limits;

    public NeighborBlock(NearestNeighbors result, int[]? own, int first, int count)
    {
        this.result = result;
        this.own = own;
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
        if (distance >= limit || (own is not null && own[query] == reference))
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
