using NebulaBench.Datasets;
using NebulaBench.Testing;
using NebulaBench.Toolkit.Architectures;

namespace NebulaBench.Architectures.Convolutional.Tests;

/// <summary>Gradients of whole backbones, which no kernel of libtorch may get wrong.</summary>
public sealed class PrecisionTests
{
    private static readonly (int[] Filters, ImageShape Shape)[] Sizes =
    [
        ([32, 64, 128], new ImageShape(1, 28, 28)),
        ([32, 64, 128], new ImageShape(3, 17, 23)),
        // Not of a single channel: there, a fire module may have a 1×1 convolution that is a scale; batch norm takes it away, and its gradient is zero but for rounding.
        ([8, 20, 24], new ImageShape(2, 28, 28)),
        ([8, 20, 24], new ImageShape(3, 17, 23)),
    ];

    private static IEnumerable<TestCaseData> Cases() =>
        from size in Sizes
        let filters = size.Filters
        from architecture in new IArchitecture[]
        {
            new ConvArchitecture(new ConvOptions { Filters = filters, Activation = Activation.Gelu }),
            new FireArchitecture(new FireOptions { Filters = filters, Activation = Activation.Gelu }),
            new ResnetArchitecture(new ResnetOptions { Filters = filters, Activation = Activation.Gelu }),
        }
        select new TestCaseData(architecture, size.Shape).SetArgDisplayNames(architecture.GetType().Name, string.Join(' ', filters), size.Shape.ToString());

    [TestCaseSource(nameof(Cases))]
    public void Backward_OfAnyFilters_AgreesWithDoublePrecision(IArchitecture architecture, ImageShape shape) =>
        Assert.That(
            DoublePrecision.Disagreements(
                () => architecture.Build(Shapes.Data(shape), 8), input: [16, shape.Channels, shape.Height, shape.Width], code: [16, 8]),
            Is.Empty);
}
