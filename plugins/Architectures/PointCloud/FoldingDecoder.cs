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
