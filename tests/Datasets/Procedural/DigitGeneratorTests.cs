namespace NebulaBench.Datasets.Procedural.Tests;

[TestFixture]
internal sealed class DigitPressTests
{
    private static readonly DigitGenerator Generator = new(new StrokeDigitsOptions { Seed = 5 });

    [TestCase(2)]
    [TestCase(7)]
    [TestCase(-1)]
    public void Generate_OnSeveralThreads_GivesTheSameAsOnOne(int threads)
    {
        GeneratedImages alone = Generator.Generate("Training", 333, threads: 1);
        GeneratedImages together = Generator.Generate("Training", 333, threads);

        Assert.That(together.Pixels, Is.EqualTo(alone.Pixels));
        Assert.That(together.Labels, Is.EqualTo(alone.Labels));
        Assert.That(together.Factors, Is.EqualTo(alone.Factors));
    }

    [Test]
    public void Generate_FewerPictures_GivesTheBeginningOfMore()
    {
        GeneratedImages few = Generator.Generate("Training", 33);
        GeneratedImages more = Generator.Generate("Training", 100);

        Assert.That(few.Pixels, Is.EqualTo(more.Pixels[..few.Pixels.Length]));
        Assert.That(few.Labels, Is.EqualTo(more.Labels[..33]));
    }

    [Test]
    public void Generate_OtherName_GivesOtherPictures() =>
        Assert.That(Generator.Generate("Test", 20).Pixels, Is.Not.EqualTo(Generator.Generate("Training", 20).Pixels));

    [Test]
    public void Generate_EachTen_HoldsEveryDigitOnceInChangingOrder()
    {
        List<long[]> tens = [.. Generator.Generate("Training", 100).Labels.Chunk(10)];

        foreach (long[] ten in tens)
        {
            Assert.That(ten, Is.EquivalentTo(Enumerable.Range(0, 10)));
        }
        Assert.That(tens.Select(ten => string.Join(' ', ten)), Is.Unique);
    }

    [Test]
    public void Generate_WithoutNoise_HasBlackCornersAndFullInk()
    {
        var options = new StrokeDigitsOptions { Noise = 0, Translation = 0, Scale = 0, Rotation = 0, Shear = 0, ThinnestPen = 2 };
        GeneratedImages set = new DigitGenerator(options).Generate("Training", 100);
        foreach (byte[] picture in set.Pixels.Chunk(28 * 28))
        {
            Assert.That(new[] { picture[0], picture[27], picture[27 * 28], picture[^1] }, Is.All.Zero);
            Assert.That(picture.Max(), Is.EqualTo(byte.MaxValue));
        }
    }

    /// <summary>
    /// The nearest class mean is the simplest linear classifier. If it saw through the digits, they would be too easy; if it saw
    /// nothing, they would be no digits.
    /// </summary>
    [Test]
    public void Generate_DefaultDifficulty_IsNeitherEasyNorHopelessForClassMeans()
    {
        var generator = new DigitGenerator(new StrokeDigitsOptions());
        double[][] means = Means(generator.Generate("Training", 2000));
        GeneratedImages test = generator.Generate("Test", 1000);
        double right = test.Pixels.Chunk(28 * 28).Zip(test.Labels).Count(sample => Nearest(means, sample.First) == sample.Second) / 1000.0;

        Assert.That(right, Is.InRange(0.5, 0.9));
    }

    private static double[][] Means(GeneratedImages set)
    {
        double[][] means = [.. Enumerable.Range(0, 10).Select(_ => new double[28 * 28])];
        foreach ((byte[] picture, long label) in set.Pixels.Chunk(28 * 28).Zip(set.Labels))
        {
            for (int pixel = 0; pixel < picture.Length; pixel++)
            {
                means[label][pixel] += picture[pixel] * 10.0 / set.Labels.Length;
            }
        }
        return means;
    }

    private static int Nearest(double[][] means, byte[] picture) => Enumerable.Range(0, means.Length)
        .MinBy(label => means[label].Zip(picture).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)));
}
