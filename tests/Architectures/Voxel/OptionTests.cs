using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Architectures;

namespace NebulaBench.Architectures.Voxel.Tests;

public sealed class OptionTests
{
    [Test]
    public void Defaults_OfBoth_AreThoseOfTheDocumentation()
    {
        foreach (VolumeCoderOptions options in new VolumeCoderOptions[] { new VoxelOptions(), new VoxelFireOptions() })
        {
            Assert.Multiple(() =>
            {
                Assert.That(options.Filters, Is.EqualTo(new[] { 16, 32, 64 }));
                Assert.That(options.Stride, Is.EqualTo(2));
                Assert.That(options.Hidden, Is.EqualTo(128));
                Assert.That(options.Activation, Is.EqualTo(Activation.Relu));
                Assert.That(options.BatchNorm, Is.True);
                Assert.That(options.Dropout, Is.Zero);
                Assert.That(Errors((IValidatableObject)options), Is.Empty);
            });
        }
        Assert.That(new VoxelOptions().KernelSize, Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public void Validate_OtherNumberOfKernels_SaysBothNumbers() =>
        Assert.That(Errors(new VoxelOptions { KernelSize = [3, 5] }), Is.EqualTo(new[]
        {
            "KernelSize: kernel_size has 2 entries and filters 3: write one kernel size for all layers, or one a layer",
        }));

    [Test]
    public void Validate_KernelSmallerThanStride_SaysTheLeast() =>
        Assert.That(Errors(new VoxelOptions { KernelSize = [1] }), Is.EqualTo(new[]
        {
            "KernelSize: kernel_size 1 is smaller than stride 2, which would skip cells: write at least 2",
        }));

    [TestCase(30, "28 or 32")]
    [TestCase(3, "4")]
    public void Validate_FiltersOfFireNotDivisibleByFour_OffersTheNeighbors(int filters, string remedy) =>
        Assert.That(Errors(new VoxelFireOptions { Filters = [64, filters] }), Is.EqualTo(new[]
        {
            $"Filters: a fire module squeezes to a quarter of its filters, and {filters} is not divisible by 4: write {remedy}",
        }));

    [Test]
    public void Validate_StrideLargerThanTheFixedKernels_SaysTheMost() =>
        Assert.That(Errors(new VoxelFireOptions { Stride = 4 }), Is.EqualTo(new[]
        {
            "Stride: stride 4 is larger than the 3×3×3 kernels of a fire module, which would skip cells: write at most 3",
        }));

    private static string[] Errors(IValidatableObject options) =>
        [.. options.Validate(new ValidationContext(options)).Select(result => $"{result.MemberNames.Single()}: {result.ErrorMessage}")];
}
