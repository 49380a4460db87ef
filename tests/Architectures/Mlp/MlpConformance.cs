using NebulaBench.Datasets;
using NebulaBench.PluginConformance;

namespace NebulaBench.Architectures.Mlp.Tests;

[TestFixture]
internal sealed class MlpConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples =>
    [
        (new ImageShape(1, 6, 5), new ImageShape(1, 6, 5)),
        (new VectorShape(10), new ImageShape(2, 3, 4)),
        (new PointCloudShape(7, 3), new PointCloudShape(9, 3)),
        (new VolumeShape(1, 3, 4, 5), new VolumeShape(1, 3, 4, 5)),
    ];

    protected override IArchitecture Create() => new MlpArchitecture(new MlpOptions { Widths = [16, 8], Hidden = 4, Dropout = 0.1 });
}
