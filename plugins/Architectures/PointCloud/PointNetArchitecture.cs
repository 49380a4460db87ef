using NebulaBench.Datasets;

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
