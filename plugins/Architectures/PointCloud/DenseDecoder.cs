using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.PointCloud;

/// <summary>Fully connected layers from the code to all values of the output: of a cloud of fixed size, or of a vector.</summary>
internal sealed class DenseDecoder : PointDecoder
{
    private readonly Sequential layers;
    private readonly long[] axes;

    public DenseDecoder(PointNetOptions options, BlockParts parts, long codeDimension, IReadOnlyList<long> outputAxes)
        : base(nameof(DenseDecoder))
    {
        axes = [-1, .. outputAxes];
        long values = outputAxes.Aggregate(1L, (product, axis) => product * axis);
        layers = torch.nn.Sequential(
            [.. parts.Layers(codeDimension, options.DecoderWidths), torch.nn.Linear(options.DecoderWidths[^1], values)]);
        RegisterComponents();
    }

    public override torch.Tensor Decode(torch.Tensor code, Batch? context)
    {
        using torch.Tensor values = layers.call(code);
        return values.view(axes);
    }
}
