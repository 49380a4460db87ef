using NebulaBench.Datasets;
using NebulaBench.PluginConformance;
using NebulaBench.Toolkit.Architectures;

namespace NebulaBench.Architectures.PointCloud.Tests;

[TestFixture]
internal sealed class DenseConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => [.. Shapes.Awkward, (Shapes.Cloud(1), Shapes.Cloud(1))];

    protected override bool IgnoresOrder => true;

    protected override IArchitecture Create() =>
        new PointNetArchitecture(new PointNetOptions { Widths = [8, 12, 16], Hidden = 12, DecoderWidths = [16, 8], Dropout = 0.1 });
}

[TestFixture]
internal sealed class FoldingConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override bool IgnoresOrder => true;

    protected override IArchitecture Create() => new PointNetArchitecture(
        new PointNetOptions { Widths = [8, 16], Hidden = 12, DecoderWidths = [16, 8], Decoder = CloudDecoder.Folding, Activation = Activation.LeakyRelu });
}

/// <summary>One layer everywhere, nothing around it.</summary>
[TestFixture]
internal sealed class SmallestConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override bool IgnoresOrder => true;

    protected override IArchitecture Create() => new PointNetArchitecture(Options);

    private static PointNetOptions Options { get; } = new()
    {
        Widths = [12],
        Hidden = 0,
        DecoderWidths = [12],
        Decoder = CloudDecoder.Folding,
        Activation = Activation.Gelu,
        BatchNorm = false,
    };
}

[TestFixture]
internal sealed class TransformConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override bool IgnoresOrder => true;

    protected override IArchitecture Create() => new MovedArchitecture(new PointNetArchitecture(
        new PointNetOptions { Widths = [8, 16], Hidden = 12, DecoderWidths = [16], InputTransform = true, FeatureTransform = true }));
}
