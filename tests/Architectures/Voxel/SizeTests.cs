using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Voxel.Tests;

/// <summary>Sides that come back exactly, and what fire modules save.</summary>
public sealed class SizeTests
{
    private static readonly IArchitecture[] Both = [new VoxelArchitecture(new VoxelOptions()), new VoxelFireArchitecture(new VoxelFireOptions())];

    [TestCase(8)]
    [TestCase(15)]
    [TestCase(32)]
    public void Decode_DefaultOptions_GivesTheSideBack(long side)
    {
        foreach (IArchitecture architecture in Both)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            using Backbone backbone = architecture.Build(Shapes.Data(Shapes.Cube(1, side), Shapes.Cube(4, side)), 6);

            Assert.That(backbone.Encode(torch.rand([2, 1, side, side, side])).shape, Is.EqualTo(new long[] { 2, 128 }));
            Assert.That(backbone.Decode(torch.randn(2, 6), null).shape, Is.EqualTo(new[] { 2, 4, side, side, side }));
        }
    }

    [Test]
    public void Sides_OfEveryLengthKernelAndStride_ComeBackExactly()
    {
        CubeScale[] scales =
        [
            .. from kernel in Enumerable.Range(1, 7) from stride in Enumerable.Range(1, kernel) from side in Enumerable.Range(1, 40)
               select new CubeScale(kernel, stride, side) into scale where scale.IsPossible select scale,
        ];

        // libtorch takes an output padding smaller than the stride only.
        Assert.That(scales, Is.All.Matches<CubeScale>(scale => scale.OutputPadding >= 0 && scale.OutputPadding < scale.Stride));
        Assert.That(scales.Where(scale => scale.Kernel % 2 == 1), Is.All.Matches<CubeScale>(scale => scale.Coarse == (scale.Fine + scale.Stride - 1) / scale.Stride));
    }

    [Test]
    public void Build_Convolutions_HasTheParametersOfItsLayers() =>
        Assert.That(ConvolutionParameters(Both[0]), Is.EqualTo(27 * ((1 * 16) + (16 * 32) + (32 * 64) + (64 * 32) + (32 * 16) + (16 * 1)) + 1));

    [Test]
    public void Build_FireModules_HasTheParametersOfItsLayers()
    {
        static long Module(long from, long to) => (from * to / 4) + (to / 4 * to / 2 * (1 + 27));

        Assert.That(ConvolutionParameters(Both[1]),
            Is.EqualTo(Module(1, 16) + Module(16, 32) + Module(32, 64) + Module(64, 32) + Module(32, 16) + (16 * 27) + 1));
    }

    [Test]
    public void Build_FireBesideConvolutions_IsSeveralTimesSmaller() =>
        Assert.That(ConvolutionParameters(Both[0]), Is.GreaterThan(4 * ConvolutionParameters(Both[1])));

    private static long ConvolutionParameters(IArchitecture architecture)
    {
        using Backbone backbone = architecture.Build(Shapes.Data(Shapes.Cube(1, 32)), 64);
        return backbone.modules().OfType<Convolution>().SelectMany(layer => layer.parameters()).Sum(parameter => parameter.numel());
    }
}
