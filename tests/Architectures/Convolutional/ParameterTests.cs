using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;

namespace NebulaBench.Architectures.Convolutional.Tests;

/// <summary>The published settings, and what fire modules save.</summary>
public sealed class ParameterTests
{
    private static readonly int[] Published = [128, 128, 128, 128, 128];

    [Test]
    public void Build_ConvAsPublished_HasTheParametersOfItsLayers()
    {
        // 112×112 → 56 → 28 → 14 → 7 → 4.
        long convolutions = Layer(3, 9) + (4 * Layer(128, 9)) + (4 * Layer(128, 9)) + (128 * 3 * 9) + 3;

        Assert.That(Count(Conv(), new ImageShape(3, 112, 112)), Is.EqualTo(convolutions + Dense(128 * 4 * 4)));
    }

    [Test]
    public void Build_FireAsPublished_HasTheParametersOfItsLayers()
    {
        long modules = FireModuleOf(3) + (8 * FireModuleOf(128)) + (128 * 3 * 9) + 3;

        Assert.That(Count(Fire(), new ImageShape(3, 112, 112)), Is.EqualTo(modules + Dense(128 * 4 * 4)));
    }

    [Test]
    public void Build_FireBesideConv_IsSeveralTimesSmaller()
    {
        var digits = new ImageShape(1, 28, 28);

        Assert.That(Count(Conv(), digits), Is.GreaterThan(4 * Count(Fire(), digits)));
        // The fully connected layers, which both have, take much of what fire has on large images.
        var large = new ImageShape(3, 112, 112);
        Assert.That(Count(Conv(), large) - Dense(128 * 4 * 4), Is.GreaterThan(5 * (Count(Fire(), large) - Dense(128 * 4 * 4))));
        Assert.That(Count(Conv(), large), Is.GreaterThan(2 * Count(Fire(), large)));
    }

    private static ConvArchitecture Conv() => new(new ConvOptions { Filters = Published, Activation = Activation.Sigmoid, Dropout = 0.2 });

    private static FireArchitecture Fire() => new(new FireOptions { Filters = Published, Activation = Activation.Sigmoid, Dropout = 0.2 });

    private static long Count(IArchitecture architecture, ImageShape shape)
    {
        using Backbone backbone = architecture.Build(Shapes.Data(shape), 64);
        return backbone.parameters().Sum(parameter => parameter.numel());
    }

    // A layer to 128 channels without bias, and batch norm.
    private static long Layer(long from, long kernel) => (from * 128 * kernel) + (2 * 128);

    private static long FireModuleOf(long from) => (from * 32) + (2 * 32) + (32 * 64 * (1 + 9)) + (2 * 128);

    // Flattened to hidden; code to hidden; hidden to flattened with a bias; batch norm of the first two and of the 128 channels.
    private static long Dense(long flat) => (flat * 128) + (64 * 128) + (129 * flat) + (2 * 3 * 128);
}
