using NebulaBench.Datasets;
using NebulaBench.PluginConformance;
using NebulaBench.Toolkit.Architectures;

namespace NebulaBench.Architectures.Voxel.Tests;

[TestFixture]
internal sealed class VoxelConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override IArchitecture Create() => new VoxelArchitecture(new VoxelOptions { Filters = [16, 16, 32], Hidden = 12, Dropout = 0.1 });
}

[TestFixture]
internal sealed class VoxelWithoutNormConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override IArchitecture Create() => new VoxelArchitecture(
        new VoxelOptions { Filters = [16, 16], KernelSize = [5, 3], Stride = 3, Hidden = 0, BatchNorm = false, Activation = Activation.Gelu });
}

/// <summary>Even kernels: sides are not those of odd ones.</summary>
[TestFixture]
internal sealed class VoxelOfEvenKernelsConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override IArchitecture Create() => new VoxelArchitecture(new VoxelOptions { Filters = [16, 16], KernelSize = [4, 2], Hidden = 12 });
}

[TestFixture]
internal sealed class VoxelFireConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => Shapes.Awkward;

    protected override IArchitecture Create() =>
        new VoxelFireArchitecture(new VoxelFireOptions { Filters = [32, 64, 64], Hidden = 12, Activation = Activation.LeakyRelu });
}

/// <summary>The defaults at the usual side.</summary>
[TestFixture]
internal sealed class VoxelDefaultConformance : ArchitectureConformance
{
    protected override IReadOnlyList<(SampleShape Input, SampleShape Output)> Samples => [(Shapes.Cube(1, 32), Shapes.Cube(1, 32))];

    protected override IArchitecture Create() => new VoxelArchitecture(new VoxelOptions());
}
