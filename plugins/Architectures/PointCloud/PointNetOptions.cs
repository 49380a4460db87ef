using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Architectures;

namespace NebulaBench.Architectures.PointCloud;

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

    [Description("How a code becomes a point cloud: mlp outputs all points at once, folding deforms a grid.")]
    [EnumDataType(typeof(CloudDecoder))]
    public CloudDecoder Decoder { get; init; } = CloudDecoder.Mlp;

    [Description("Widths of the decoder's layers before its last: of mlp, of each of the two folding layers, of the layers that label points, "
        + "of the layers before a vector. FoldingNet: [512, 512].")]
    [MinLength(1)]
    [Range(1, 65_536)]
    public IReadOnlyList<int> DecoderWidths { get; init; } = [128, 128];

    [Description("Multiply coordinates and normals first by a 3×3 matrix that a small network predicts for every cloud.")]
    public bool InputTransform { get; init; }

    [Description("Multiply the first layer's outputs by a matrix that a small network predicts for every cloud.")]
    public bool FeatureTransform { get; init; }

    [Description("Activation after every layer but the last.")]
    public Activation Activation { get; init; } = Activation.Relu;

    [Description("Normalize every layer's output over the batch and its points before its activation.")]
    public bool BatchNorm { get; init; } = true;

    [Description("Probability that an activation is dropped while training.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; }
}
