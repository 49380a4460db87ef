using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.PointCloud;

/// <summary>A decoder of codes.</summary>
/// <param name="name">The module's name.</param>
internal abstract class PointDecoder(string name) : torch.nn.Module(name)
{
    /// <summary>Decodes a batch.</summary>
    /// <param name="code">The codes, [batch, code].</param>
    /// <param name="context">The batch the codes come from; only a decoder of point labels looks at it.</param>
    /// <returns>The outputs, [batch, …output axes].</returns>
    public abstract torch.Tensor Decode(torch.Tensor code, Batch? context);
}

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
