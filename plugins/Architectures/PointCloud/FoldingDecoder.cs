using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Architectures.PointCloud;

/// <summary>
/// FoldingNet's decoder: layers that see a node of a flat grid beside the code place the node in space; the same again from that place
/// to the final one. The weights do not depend on the number of points.
/// </summary>
internal sealed class FoldingDecoder : PointDecoder
{
    private readonly JoinedPerPoint firstFolding;
    private readonly JoinedPerPoint secondFolding;
    // Numbers, not a buffer: a buffer would be part of the state, which then fitted one number of points only, and TorchSharp leaves
    // buffers that are not part of it behind when a module changes its type.
    private readonly float[,] nodes;

    public FoldingDecoder(PointNetOptions options, BlockParts parts, long codeDimension, long points)
        : base(nameof(FoldingDecoder))
    {
        const long Space = PointNetArchitecture.Space;
        firstFolding = new JoinedPerPoint(parts, codeDimension, FoldingGrid.Axes, options.DecoderWidths, Space);
        secondFolding = new JoinedPerPoint(parts, codeDimension, Space, options.DecoderWidths, Space);
        nodes = FoldingGrid.For(points);
        RegisterComponents();
    }

    public override torch.Tensor Decode(torch.Tensor code, Batch? context)
    {
        using torch.Tensor grid = torch.tensor(nodes, dtype: code.dtype, device: code.device);
        using torch.Tensor ofAllClouds = grid.unsqueeze(0); // [1, points, 2]
        using torch.Tensor folded = firstFolding.call(code, ofAllClouds);
        return secondFolding.call(code, folded); // [batch, points, 3]
    }
}

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
