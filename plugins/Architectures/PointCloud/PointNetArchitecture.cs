using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;
using TorchSharp;

namespace NebulaBench.Architectures.PointCloud;

/// <summary>PointNet's encoder, [points, 3 or 6] to features, and a decoder by what must come out: a cloud, point labels, a vector.</summary>
/// <param name="options">Widths, decoder and regularization.</param>
public sealed class PointNetArchitecture(PointNetOptions options) : IArchitecture
{
    /// <summary>The coordinates of a place in space, and of a normal.</summary>
    internal const long Space = 3;

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data)
    {
        if (data.Input is not PointCloudShape input)
        {
            return Compatibility.No($"pointnet takes point clouds, but the input is {data.Input}: mlp takes vectors and images, voxel takes volumes.");
        }
        if (input.Coordinates is not (Space or 2 * Space))
        {
            return Compatibility.No(FormattableString.Invariant(
                $"pointnet takes points of 3 coordinates, or 6 with normals, but these have {input.Coordinates}; mlp takes any number."));
        }
        return data.Output switch
        {
            PointCloudShape { Coordinates: Space } or VectorShape => Compatibility.Yes,
            PointCloudShape cloud => Compatibility.No(FormattableString.Invariant(
                $"pointnet's decoders emit 3 coordinates a point, not {cloud.Coordinates}: leave the normals out of the target, or use mlp.")),
            PointLabelsShape labels when labels.Points != input.Points => Compatibility.No(FormattableString.Invariant(
                $"pointnet labels the points it is given: there must be as many labeled points as input points, {input.Points}, not {labels.Points}.")),
            PointLabelsShape => Compatibility.Yes,
            _ => Compatibility.No($"pointnet emits point clouds, point labels and vectors, but the output is {data.Output}; mlp emits images and volumes too."),
        };
    }

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension) => new PointNetBackbone(options, data, codeDimension);
}

/// <summary>Options of <c>pointnet</c>. The defaults suit some thousand clouds of 1,024 to 2,048 points on a laptop's processor.</summary>
public sealed record PointNetOptions
{
    [Description("Widths of the layers that every point passes before the maximum over the points; published: [64, 64, 64, 128, 1024].")]
    [MinLength(1)]
    [Range(1, 65_536)]
    public IReadOnlyList<int> Widths { get; init; } = [64, 128, 256];

    [Description("Width of a fully connected layer between that maximum and the latent; 0 for none.")]
    [Range(0, 1_000_000)]
    public int Hidden { get; init; } = 128;

    [Description("How a code becomes a point cloud: mlp gives all points at once, folding bends a grid into them.")]
    [EnumDataType(typeof(CloudDecoder))]
    public CloudDecoder Decoder { get; init; } = CloudDecoder.Mlp;

    [Description("Widths of the decoder's layers before its last: of mlp, of each of the two foldings, of the layers that label points, "
        + "of the layers before a vector. FoldingNet: [512, 512].")]
    [MinLength(1)]
    [Range(1, 65_536)]
    public IReadOnlyList<int> DecoderWidths { get; init; } = [128, 128];

    [Description("Let a network of its own choose a 3×3 matrix for every cloud, by which coordinates and normals are multiplied first.")]
    public bool InputTransform { get; init; }

    [Description("Let a network of its own choose a matrix for every cloud, by which the first layer's values are multiplied.")]
    public bool FeatureTransform { get; init; }

    [Description("Activation after every layer but the last.")]
    public Activation Activation { get; init; } = Activation.Relu;

    [Description("Normalize every layer's output over the batch and its points before its activation.")]
    public bool BatchNorm { get; init; } = true;

    [Description("Probability that an activation is dropped while training.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; }
}

/// <summary>How a code becomes a point cloud.</summary>
public enum CloudDecoder
{
    /// <summary>Fully connected layers from the code to all coordinates of all points.</summary>
    Mlp,

    /// <summary>A flat grid that the code folds into a surface, twice.</summary>
    Folding,
}

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
