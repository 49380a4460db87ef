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
        Find(queries, references, dimension, neighbors, leaveOneOut: false);

    /// <summary>Finds the neighbors of each row among the other rows of the same table.</summary>
    /// <param name="rows">The table, row-major, with more rows than neighbors.</param>
    /// <param name="dimension">Its number of columns.</param>
    /// <param name="neighbors">How many to find.</param>
    public static NearestNeighbors AmongOthers(double[] rows, int dimension, int neighbors) =>
        Find(rows, rows, dimension, neighbors, leaveOneOut: true);

    private static NearestNeighbors Find(double[] queries, double[] references, int dimension, int neighbors, bool leaveOneOut)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(references);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(neighbors);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(neighbors, (references.Length / dimension) - (leaveOneOut ? 1 : 0));
        int count = queries.Length / dimension * neighbors;
        var result = new NearestNeighbors(new int[count], new double[count], neighbors);
        BlockedPairs.Run(
            queries, PackedPoints.From(references, dimension),
            (first, size) => new NeighborBlock(result, leaveOneOut, first, size));
        return result;
    }
}
