using NebulaBench.Testing;
using NebulaBench.Toolkit.Architectures;

namespace NebulaBench.Architectures.Voxel.Tests;

/// <summary>Gradients of whole backbones, which no kernel of libtorch may get wrong.</summary>
public sealed class PrecisionTests
{
    // Of a single channel, a 1×1×1 convolution is a scale, which batch norm takes away: its gradient is zero but for rounding.
    private const long Channels = 2;

    private static IEnumerable<TestCaseData> Cases() =>
        from filters in new[] { new[] { 16, 32, 64 }, [8, 20, 24] }
        from side in new[] { 15L, 16L }
        from architecture in new IArchitecture[]
        {
            new VoxelArchitecture(new VoxelOptions { Filters = filters, Activation = Activation.Gelu }),
            new VoxelFireArchitecture(new VoxelFireOptions { Filters = filters, Activation = Activation.Gelu }),
        }
        select new TestCaseData(architecture, side).SetArgDisplayNames(architecture.GetType().Name, string.Join(' ', filters), $"{side}");

    [TestCaseSource(nameof(Cases))]
    public void Backward_OfAnyFilters_AgreesWithDoublePrecision(IArchitecture architecture, long side) =>
        Assert.That(
            DoublePrecision.Disagreements(
                () => architecture.Build(Shapes.Data(Shapes.Cube(Channels, side)), 8), input: [8, Channels, side, side, side], code: [8, 8]),
            Is.Empty);
}
