using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Architectures.PointCloud.Tests;

/// <summary>Clouds with and without normals, of few points and of many, and everything that may come out of them.</summary>
internal static class Shapes
{
    public static IReadOnlyList<(SampleShape Input, SampleShape Output)> Awkward { get; } =
    [
        (Cloud(64), Cloud(64)),
        (Cloud(37), Cloud(101)), // completion: few in, many out; no square number of either
        (new PointCloudShape(20, 6), Cloud(20)),
        (Cloud(2), Cloud(2)),
        (Cloud(33), new PointLabelsShape(4, 33)),
        (new PointCloudShape(17, 6), new PointLabelsShape(1, 17)),
        (Cloud(50), new VectorShape(10)),
    ];

    public static PointCloudShape Cloud(long points) => new(points, 3);

    public static DatasetInfo Data(SampleShape input, SampleShape? output = null) => new()
    {
        Input = input,
        Output = output ?? input,
        DefaultReconstruction = new GaussianReconstruction(new GaussianReconstructionOptions()),
    };
}
