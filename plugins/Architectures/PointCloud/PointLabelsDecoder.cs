using NebulaBench.Datasets;
using NebulaBench.Errors;
using TorchSharp;

namespace NebulaBench.Architectures.PointCloud;

/// <summary>
/// Labels the points of the input: layers that every point passes on its own make local features of its coordinates, further ones make
/// logits of these beside the code, which stands for the whole cloud.
/// </summary>
internal sealed class PointLabelsDecoder : PointDecoder
{
    private readonly SharedMlp local;
    private readonly JoinedPerPoint logits;

    public PointLabelsDecoder(PointNetOptions options, BlockParts parts, long coordinates, long codeDimension, long labels)
        : base(nameof(PointLabelsDecoder))
    {
        // The encoder's last and widest layer is there for the maximum, which a local feature does not go through.
        int[] widths = [.. options.Widths.Take(Math.Max(1, options.Widths.Count - 1))];
        local = new SharedMlp(parts.Layers(coordinates, widths));
        logits = new JoinedPerPoint(parts, codeDimension, widths[^1], options.DecoderWidths, labels);
        RegisterComponents();
    }

    /// <exception cref="NebulaException">NB4012: there is no batch whose points could be labeled.</exception>
    public override torch.Tensor Decode(torch.Tensor code, Batch? context)
    {
        if (context is null)
        {
            throw new NebulaException(
                "NB4012", "point labels need the points they belong to.", "pointnet",
                "Decode codes beside the batch they come from; codes alone, such as drawn ones, say nothing of single points.");
        }
        using torch.Tensor features = local.call(context.Input);
        using torch.Tensor perPoint = logits.call(code, features); // [batch, points, labels]
        using torch.Tensor perLabel = perPoint.transpose(1, 2);
        return perLabel.contiguous(); // [batch, labels, points]
    }
}
