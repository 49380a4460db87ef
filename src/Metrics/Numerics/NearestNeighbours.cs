namespace NebulaBench.Metrics.Numerics;

/// <summary>The nearest references of each query, nearest first; of two at the same distance the lower row comes first.</summary>
/// <param name="Rows">The references' rows: neighbour i of query q is at q · <paramref name="Neighbours"/> + i.</param>
/// <param name="SquaredDistances">Their squared distances, laid out alike.</param>
/// <param name="Neighbours">The number of neighbours of each query.</param>
public sealed record NearestNeighbours(int[] Rows, double[] SquaredDistances, int Neighbours)
{
    /// <summary>The neighbours of one query.</summary>
    public ReadOnlySpan<int> Of(int query) => Rows.AsSpan(query * Neighbours, Neighbours);

    /// <summary>Finds the neighbours of each query among the references.</summary>
    /// <param name="queries">The queries, row-major.</param>
    /// <param name="references">The references, row-major; there must be at least as many as neighbours.</param>
    /// <param name="dimension">The number of columns of both.</param>
    /// <param name="neighbours">How many to find.</param>
    public static NearestNeighbours Find(double[] queries, double[] references, int dimension, int neighbours) =>
        Find(queries, references, dimension, neighbours, leaveOneOut: false);

    /// <summary>Finds the neighbours of each row among the other rows of the same table.</summary>
    /// <param name="rows">The table, row-major, with more rows than neighbours.</param>
    /// <param name="dimension">Its number of columns.</param>
    /// <param name="neighbours">How many to find.</param>
    public static NearestNeighbours AmongOthers(double[] rows, int dimension, int neighbours) =>
        Find(rows, rows, dimension, neighbours, leaveOneOut: true);

    private static NearestNeighbours Find(double[] queries, double[] references, int dimension, int neighbours, bool leaveOneOut)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(references);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(neighbours);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(neighbours, (references.Length / dimension) - (leaveOneOut ? 1 : 0));
        int count = queries.Length / dimension * neighbours;
        var result = new NearestNeighbours(new int[count], new double[count], neighbours);
        BlockedPairs.Run(
            queries, PackedPoints.From(references, dimension),
            (first, size) => new NeighbourBlock(result, leaveOneOut, first, size));
        return result;
    }
}
