namespace NebulaBench.Architectures.PointCloud;

/// <summary>
/// The flat grid that is folded: the nodes of the smallest square grid over [−1, 1]² that has enough of them, row by row. Where it has
/// too many, node ⌊i · side² / points⌋ becomes point i: the nodes left out lie evenly between the others.
/// </summary>
internal static class FoldingGrid
{
    /// <summary>The coordinates of a node.</summary>
    public const int Axes = 2;

    /// <summary>A grid.</summary>
    /// <param name="points">The number of nodes.</param>
    /// <returns>[points, 2].</returns>
    public static float[,] For(long points)
    {
        long side = SideOf(points);
        var nodes = new float[points, Axes];
        for (long point = 0; point < points; point++)
        {
            long node = (long)((Int128)point * side * side / points);
            nodes[point, 0] = Place(node / side, side);
            nodes[point, 1] = Place(node % side, side);
        }
        return nodes;
    }

    /// <summary>The smallest side whose square is at least a number.</summary>
    internal static long SideOf(long points)
    {
        long side = (long)Math.Sqrt(points);
        return side * side < points ? side + 1 : side;
    }

    private static float Place(long index, long side) => side == 1 ? 0 : (float)((2.0 * index / (side - 1)) - 1);
}
