using NebulaBench.Datasets;
using NebulaBench.PluginConformance;

namespace NebulaBench.Architectures.Raw.Tests;

[TestFixture]
public sealed class RawConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples { get; } =
    [
        (new VectorShape(7), new VectorShape(7)),
        (new ImageShape(3, 5, 6), new ImageShape(1, 5, 6)),
        (new VolumeShape(1, 4, 4, 4), new VolumeShape(1, 4, 4, 4)),
        (new PointCloudShape(20, 3), new PointCloudShape(20, 3)),
        (new PointCloudShape(20, 6), new PointLabelsShape(4, 20)),
        (new SequenceShape(6, 11), new SequenceShape(5, 9)),
    ];

    protected override IArchitecture Create() => new RawArchitecture();
}
