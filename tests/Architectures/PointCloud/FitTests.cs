using NebulaBench.Datasets;

namespace NebulaBench.Architectures.PointCloud.Tests;

public sealed class FitTests
{
    [Test]
    public void Supports_NoCloud_SaysWhatTakesIt() =>
        Assert.That(Reason(new VolumeShape(1, 8, 8, 8), Shapes.Cloud(8)),
            Is.EqualTo("pointnet takes point clouds, but the input is volume 1×8×8×8: mlp takes vectors and images, voxel takes volumes."));

    [Test]
    public void Supports_FourCoordinates_SaysWhichItTakes() =>
        Assert.That(Reason(new PointCloudShape(8, 4), Shapes.Cloud(8)),
            Is.EqualTo("pointnet takes points of 3 coordinates, or 6 with normals, but these have 4; mlp takes any number."));

    [Test]
    public void Supports_NormalsToComeOut_SaysToLeaveThemOut() =>
        Assert.That(Reason(new PointCloudShape(8, 6), new PointCloudShape(8, 6)),
            Is.EqualTo("pointnet's decoders emit 3 coordinates a point, not 6: leave the normals out of the target, or use mlp."));

    [Test]
    public void Supports_OtherNumberOfLabeledPoints_SaysBoth() =>
        Assert.That(Reason(Shapes.Cloud(8), new PointLabelsShape(4, 9)),
            Is.EqualTo("pointnet labels the points it is given: there must be as many labeled points as input points, 8, not 9."));

    [Test]
    public void Supports_ImageToComeOut_SaysWhatEmitsIt() =>
        Assert.That(Reason(Shapes.Cloud(8), new ImageShape(1, 8, 8)),
            Is.EqualTo("pointnet emits point clouds, point labels and vectors, but the output is image 1×8×8; mlp emits images and volumes too."));

    private static string? Reason(SampleShape input, SampleShape output) =>
        new PointNetArchitecture(new PointNetOptions()).Supports(Shapes.Data(input, output)).Reason;
}
