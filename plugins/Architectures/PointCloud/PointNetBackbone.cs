using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Architectures.PointCloud;

/// <summary>The encoder, and the decoder that belongs to the output.</summary>
internal sealed class PointNetBackbone : Backbone
{
    private readonly PointNetEncoder encoder;
    private readonly PointDecoder decoder;

    public PointNetBackbone(PointNetOptions options, DatasetInfo data, long codeDimension)
        : base("pointnet")
    {
        var parts = new BlockParts(options);
        var input = (PointCloudShape)data.Input;
        encoder = new PointNetEncoder(options, parts, input.Coordinates);
        decoder = data.Output switch
        {
            PointCloudShape cloud when options.Decoder is CloudDecoder.Folding => new FoldingDecoder(options, parts, codeDimension, cloud.Points),
            PointLabelsShape labels => new PointLabelsDecoder(options, parts, input.Coordinates, codeDimension, labels.Labels),
            _ => new DenseDecoder(options, parts, codeDimension, data.Output.Axes),
        };
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override long FeatureWidth => encoder.FeatureWidth;

    /// <inheritdoc/>
    public override torch.Tensor Encode(torch.Tensor input) => encoder.call(input);

    /// <inheritdoc/>
    public override torch.Tensor Decode(torch.Tensor code, Batch? context) => decoder.Decode(code, context);
}
