using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Architectures.Convolutional.Tests;

/// <summary>Image sizes that strides do not divide evenly, and those of the published experiments.</summary>
internal static class Shapes
{
    public static IReadOnlyList<(SampleShape Input, SampleShape Output)> Awkward { get; } =
    [
        (new ImageShape(1, 28, 28), new ImageShape(1, 28, 28)),
        (new ImageShape(3, 17, 23), new ImageShape(3, 17, 23)),
        (new ImageShape(1, 9, 30), new ImageShape(4, 9, 30)), // odd by even: the two axes need different output paddings
        (new ImageShape(3, 16, 11), new ImageShape(1, 16, 11)),
        (new ImageShape(2, 1, 12), new ImageShape(2, 1, 12)),
        (new ImageShape(1, 5, 5), new ImageShape(1, 5, 5)), // one pixel after the last layer
    ];

    public static DatasetInfo Data(SampleShape input, SampleShape? output = null) =>
        new() { Input = input, Output = output ?? input, DefaultReconstruction = new BernoulliReconstruction() };
}
