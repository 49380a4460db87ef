using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Voxel.Tests;

/// <summary>
/// Single precision runs through libtorch's fast kernels, double precision does not: where the two disagree, the machine's kernels are
/// wrong, as those of images are on some for channels that are no multiple of 16.
/// </summary>
public sealed class PrecisionTests
{
    // Of a single channel, a 1×1×1 convolution is a scale, which batch norm takes away: its gradient is zero but for rounding.
    private const long Channels = 2;

    private static readonly int[] DefaultFilters = [16, 32, 64];
    private static readonly int[] AwkwardFilters = [8, 20, 24];

    private static IEnumerable<TestCaseData> Cases() =>
        from filters in new[] { DefaultFilters, AwkwardFilters }
        from side in new[] { 15L, 16L }
        from architecture in new IArchitecture[]
        {
            new VoxelArchitecture(new VoxelOptions { Filters = filters, Activation = Activation.Gelu }),
            new VoxelFireArchitecture(new VoxelFireOptions { Filters = filters, Activation = Activation.Gelu }),
        }
        select new TestCaseData(architecture, side).SetArgDisplayNames(architecture.GetType().Name, string.Join(' ', filters), $"{side}");

    [TestCaseSource(nameof(Cases))]
    public void Backward_DefaultAndAwkwardFilters_AgreesWithDoublePrecision(IArchitecture architecture, long side)
    {
        using torch.Tensor input = Seeded(1, () => torch.rand([8, Channels, side, side, side]));
        using torch.Tensor code = Seeded(2, () => torch.randn(8, 8));
        using Backbone single = Seeded(3, () => architecture.Build(Shapes.Data(Shapes.Cube(Channels, side)), 8));
        using Backbone exact = Seeded(3, () => architecture.Build(Shapes.Data(Shapes.Cube(Channels, side)), 8));
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
