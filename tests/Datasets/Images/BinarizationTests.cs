using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class BinarizationTests
{
    private static readonly byte[] Ramp = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Pick_Threshold_TurnsTheUpperHalfWhite()
    {
        float[] values = Pick(IdxBytes.Images(1, 16, 16, Ramp), [0], Binarization.Threshold, seed: 0);

        Assert.That(values, Is.EqualTo(Ramp.Select(value => value >= 128 ? 1f : 0f)));
    }

    [Test]
    public void Pick_Sampled_IsWhiteAsOftenAsThePixelIsBright()
    {
        const int Images = 1000;
        byte[] images = IdxBytes.Images(Images, 16, 16, [.. Enumerable.Repeat(Ramp, Images).SelectMany(ramp => ramp)]);
        float[] values = Pick(images, [.. Enumerable.Range(0, Images)], Binarization.Sampled, seed: 4);

        Assert.That(values.Distinct(), Is.EquivalentTo([0f, 1f]));
        foreach (int value in new[] { 0, 40, 128, 200, 255 })
        {
            double share = Enumerable.Range(0, Images).Average(image => values[(image * 256) + value]);
            double expected = value / 255.0;
            double deviation = Math.Sqrt(expected * (1 - expected) / Images);
            Assert.That(share, Is.EqualTo(expected).Within(4 * deviation), $"gray value {value}");
        }
    }

    [Test]
    public void Pick_SampledSubset_GivesAnImageTheSameDrawAsInTheWhole()
    {
        byte[] images = IdxBytes.RandomImages(5, 9);
        float[] whole = Pick(images, [0, 1, 2, 3, 4], Binarization.Sampled, seed: 4);

        Assert.That(Pick(images, [3], Binarization.Sampled, seed: 4), Is.EqualTo(whole[(3 * 784)..(4 * 784)]));
        Assert.That(Pick(images, [3], Binarization.Sampled, seed: 5), Is.Not.EqualTo(whole[(3 * 784)..(4 * 784)]));
    }

    private float[] Pick(byte[] images, int[] chosen, Binarization binarize, long seed)
    {
        IdxFile file = IdxFile.Images(FileContent.From(data.Write("images", images)));
        using torch.Tensor picked = GrayImages.Pick(file, chosen, binarize, new SeedStream(seed));
        return picked.data<float>().ToArray();
    }
}
