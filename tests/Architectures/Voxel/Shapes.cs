using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Architectures.Voxel.Tests;

/// <summary>Sides that strides divide and do not divide, and everything that may come out of them.</summary>
internal static class Shapes
{
    public static IReadOnlyList<(SampleShape Input, SampleShape Output)> Awkward { get; } =
    [
        (Cube(1, 8), Cube(1, 8)),
        (Cube(1, 15), Cube(1, 15)),
        (Cube(2, 7), Cube(5, 7)), // segmentation: a channel a class
        (Cube(3, 5), Cube(3, 5)), // one cell after the last layer
        (Cube(1, 9), new VectorShape(10)),
    ];

    public static VolumeShape Cube(long channels, long side) => new(channels, side, side, side);

    public static DatasetInfo Data(SampleShape input, SampleShape? output = null) =>
        new() { Input = input, Output = output ?? input, DefaultReconstruction = new BernoulliReconstruction() };
}
