using NebulaBench.Datasets;
using NebulaBench.Testing;

namespace NebulaBench.Architectures.Convolutional.Tests;

/// <summary>Gradients of whole backbones, which no kernel of libtorch may get wrong.</summary>
public sealed class PrecisionTests
{
    // Not of a single channel: there, the fire module's 1×1 convolution is a scale, which batch norm takes away, and its gradient is zero but for rounding.
    private static IEnumerable<TestCaseData> Cases() =>
        from filters in new[] { new[] { 32, 64, 128 }, [8, 20, 24] }
        from shape in new[] { new ImageShape(2, 28, 28), new ImageShape(3, 17, 23) }
        from architecture in new IArchitecture[]
        {
            new ConvArchitecture(new ConvOptions { Filters = filters, Activation = Activation.Gelu }),
            new FireArchitecture(new FireOptions { Filters = filters, Activation = Activation.Gelu }),
            new ResnetArchitecture(new ResnetOptions { Filters = filters, Activation = Activation.Gelu }),
        }
        select new TestCaseData(architecture, shape).SetArgDisplayNames(architecture.GetType().Name, string.Join(' ', filters), shape.ToString());

    [TestCaseSource(nameof(Cases))]
    public void Backward_OfAnyFilters_AgreesWithDoublePrecision(IArchitecture architecture, ImageShape shape) =>
        Assert.That(
            DoublePrecision.Disagreements(
                () => architecture.Build(Shapes.Data(shape), 8), input: [16, shape.Channels, shape.Height, shape.Width], code: [16, 8]),
            Is.Empty);
}
