using NebulaBench.Datasets;
using NebulaBench.PluginConformance;
using NebulaBench.Toolkit.Architectures;

namespace NebulaBench.Architectures.Convolutional.Tests;

[TestFixture]
internal sealed class ConvConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override IArchitecture Create() => new ConvArchitecture(new ConvOptions { Filters = [16, 16, 32], Hidden = 12, Dropout = 0.1 });
}

[TestFixture]
internal sealed class ConvWithoutNormConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override IArchitecture Create() => new ConvArchitecture(
        new ConvOptions { Filters = [16, 16], KernelSize = [5, 3], Stride = 3, Hidden = 0, BatchNorm = false, Activation = Activation.Gelu });
}

/// <summary>Even kernels: sizes are not those of odd ones.</summary>
[TestFixture]
internal sealed class ConvOfEvenKernelsConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples =>
        [.. Shapes.Awkward.Where(sample => sample.Input is ImageShape { Height: > 8 })];

    protected override IArchitecture Create() => new ConvArchitecture(new ConvOptions { Filters = [16, 16], KernelSize = [4, 2], Hidden = 12 });
}

[TestFixture]
internal sealed class FireConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override IArchitecture Create() => new FireArchitecture(
        new FireOptions { Filters = [32, 64, 64], Hidden = 12, Activation = Activation.LeakyRelu, Corruption = 0.1 });
}

[TestFixture]
internal sealed class ResnetConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override IArchitecture Create() => new ResnetArchitecture(new ResnetOptions { Filters = [16, 16, 32], Hidden = 12 });
}

/// <summary>Stride 1 and equal filters: the shortcuts that need no projection.</summary>
[TestFixture]
internal sealed class ResnetOfOneSizeConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override IArchitecture Create() => new ResnetArchitecture(new ResnetOptions { Filters = [16, 16], Stride = 1, Hidden = 12, BatchNorm = false });
}
