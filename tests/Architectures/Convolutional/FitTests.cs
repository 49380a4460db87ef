using NebulaBench.Datasets;

namespace NebulaBench.Architectures.Convolutional.Tests;

public sealed class FitTests
{
    [Test]
    public void Supports_NoImage_SaysWhatTakesIt() =>
        Assert.That(new ConvArchitecture(new ConvOptions()).Supports(Shapes.Data(new VectorShape(9), new ImageShape(1, 28, 28))).Reason,
            Is.EqualTo("conv turns images into images; here the input is vector 9 and the output image 1×28×28. mlp takes both."));

    [Test]
    public void Supports_OutputOfAnotherSize_SaysWhichItMustHave() =>
        Assert.That(new FireArchitecture(new FireOptions()).Supports(Shapes.Data(new ImageShape(3, 32, 48), new ImageShape(2, 16, 48))).Reason,
            Is.EqualTo("fire's decoder mirrors its encoder, so the output must be as high and wide as the input: 32×48, not 16×48; the channels may differ."));

    [Test]
    public void Supports_OtherOutputChannels_Fits() =>
        Assert.That(new ResnetArchitecture(new ResnetOptions()).Supports(Shapes.Data(new ImageShape(3, 32, 48), new ImageShape(11, 32, 48))), Is.EqualTo(Compatibility.Yes));

    [Test]
    public void Supports_TooManyStrides_SaysHowManyFiltersTheImageHasRoomFor() =>
        Assert.That(new ResnetArchitecture(new ResnetOptions { Filters = [16, 16, 16, 16, 16, 16, 16] }).Supports(Shapes.Data(new ImageShape(1, 28, 28))).Reason,
            Is.EqualTo("resnet has 7 layers, but this image has room for 5 (28×28 → 14×14 → 7×7 → 4×4 → 2×2 → 1×1): "
                + "write at most 5 filters, or stride 1."));

    [Test]
    public void Supports_AsManyStridesAsThereIsRoomFor_Fits() =>
        Assert.That(new ConvArchitecture(new ConvOptions { Filters = [16, 16, 16, 16, 16] }).Supports(Shapes.Data(new ImageShape(1, 28, 28))), Is.EqualTo(Compatibility.Yes));

    [Test]
    public void Supports_EvenKernelsOnANarrowImage_OffersOddOnes() =>
        Assert.That(new ConvArchitecture(new ConvOptions { KernelSize = [4] }).Supports(Shapes.Data(new ImageShape(1, 40, 3))).Reason,
            Is.EqualTo("conv has 3 layers, but this image has room for 1 (40×3 → 20×1): write at most 1 filters, or odd kernel sizes."));

    [Test]
    public void Supports_OnePixel_SaysItIsTooSmall() =>
        Assert.That(new ConvArchitecture(new ConvOptions()).Supports(Shapes.Data(new ImageShape(3, 1, 1))).Reason,
            Is.EqualTo("an image of 1×1 is too small for conv's first layer; mlp takes it."));
}
