using TorchSharp;

namespace NebulaBench.Architectures.Voxel.Tests;

/// <summary>
/// Single precision runs through libtorch's fast kernels, double precision does not: where the two disagree, the machine's kernels are wrong.
/// </summary>
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
        Assert.That(Disagreements(architecture, side), Is.Empty);

    /// <summary>The parameters whose gradient differs by more than a thousandth of its largest number.</summary>
    private static string[] Disagreements(IArchitecture architecture, long side)
    {
        using torch.Tensor input = Seeded(1, () => torch.rand([8, Channels, side, side, side]));
        using torch.Tensor code = Seeded(2, () => torch.randn(8, 8));
        using Backbone single = Seeded(3, () => architecture.Build(Shapes.Data(Shapes.Cube(Channels, side)), 8));
        using Backbone exact = Seeded(3, () => architecture.Build(Shapes.Data(Shapes.Cube(Channels, side)), 8));
        exact.to(torch.float64);

        Backward(single, input, code);
        Backward(exact, input.to_type(torch.float64), code.to_type(torch.float64));

        return
        [
            .. single.named_parameters().Zip(exact.parameters())
                .Where(pair => !(Error(pair.First.parameter.grad!, pair.Second.grad!) < 1e-3)).Select(pair => pair.First.name),
        ];
    }

    /// <summary>By how much of its largest number a tensor is off; not a number where one of its numbers is not.</summary>
    private static double Error(torch.Tensor found, torch.Tensor expected)
    {
        using torch.Tensor error = (found.to_type(torch.float64) - expected).abs().max() / expected.abs().max();
        return error.ToDouble();
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
