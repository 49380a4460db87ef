using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Convolutional.Tests;

/// <summary>
/// Single precision runs through libtorch's fast kernels, double precision does not: where the two disagree, the machine's kernels are wrong.
/// </summary>
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
    public void Backward_OfAnyFilters_AgreesWithDoublePrecision(IArchitecture architecture, ImageShape shape)
    {
        using torch.Tensor input = Seeded(1, () => torch.rand(16, shape.Channels, shape.Height, shape.Width));
        using torch.Tensor code = Seeded(2, () => torch.randn(16, 8));
        using Backbone single = Seeded(3, () => architecture.Build(Shapes.Data(shape), 8));
        using Backbone exact = Seeded(3, () => architecture.Build(Shapes.Data(shape), 8));
        exact.to(torch.float64);

        Backward(single, input, code);
        Backward(exact, input.to_type(torch.float64), code.to_type(torch.float64));

        Assert.Multiple(() =>
        {
            foreach (((string name, Parameter found), Parameter expected) in single.named_parameters().Zip(exact.parameters()))
            {
                using torch.Tensor error = (found.grad!.to_type(torch.float64) - expected.grad!).abs().max() / expected.grad!.abs().max();
                Assert.That(error.ToDouble(), Is.LessThan(1e-3), name);
            }
        });
    }

    private static void Backward(Backbone backbone, torch.Tensor input, torch.Tensor code)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        (backbone.Encode(input).pow(2).sum() + backbone.Decode(code, null).pow(2).sum()).backward();
    }

    private static T Seeded<T>(long seed, Func<T> make)
    {
        torch.manual_seed(seed);
        return make();
    }
}
