using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Datasets.Procedural.Tests;

[TestFixture]
internal sealed class StrokeDigitsDatasetTests
{
    private static readonly StrokeDigitsOptions Few = new() { Training = 200, Validation = 50, Test = 100, Seed = 7 };

    [Test]
    public void ContentHash_OfAFixedSeed_NeverChanges() => Assert.That(
        new StrokeDigitsDataset(Few).ContentHash(),
        Is.EqualTo("07e1cc3c466af36061b8a8830a4efb58130b8b72fa5ff88dbb02e89d2e838e85"));

    [Test]
    public void ContentHash_OtherSeedSizeOrKnob_IsAnother()
    {
        StrokeDigitsOptions[] all =
        [
            Few, Few with { Seed = 8 }, Few with { Size = 20 }, Few with { Rotation = 10 }, Few with { Shear = 0 }, Few with { Scale = 0 },
            Few with { Aspect = 0 }, Few with { Translation = 0 }, Few with { Elastic = 0 }, Few with { ThinnestPen = 1 },
            Few with { ThickestPen = 4 }, Few with { Noise = 0 }, Few with { Training = 199 }, Few with { Test = 99 },
        ];

        Assert.That(all.Select(options => new StrokeDigitsDataset(options).ContentHash()), Is.Unique);
    }

    [Test]
    public void Load_EverySplit_HasTheSizeAskedForAndEveryClassAsOften()
    {
        var dataset = new StrokeDigitsDataset(Few);
        foreach ((SplitName name, int count) in new[] { (SplitName.Training, 200), (SplitName.Validation, 50), (SplitName.Test, 100) })
        {
            using DataSplit split = dataset.Load(name);

            Assert.That(split.Count, Is.EqualTo(count));
            Assert.That(split.Labels!.CountBy(label => label).Select(pair => pair.Value), Is.EqualTo(Enumerable.Repeat(count / 10, 10)));
        }
    }

    [Test]
    public void Load_Factors_BeginWithTheClassAndStayInTheirRanges()
    {
        var options = new StrokeDigitsOptions { Training = 2000 };
        using DataSplit split = new StrokeDigitsDataset(options).Load(SplitName.Training);
        (string Name, double Low, double High)[] ranges =
        [
            ("class", 0, 9), ("variant", 0, 2), ("rotation", -20, 20), ("shear", -0.35, 0.35), ("scale", 1 / 1.2, 1.2),
            ("aspect", 1 / 1.25, 1.25), ("thickness", 1.2, 3.2), ("translation-x", -2, 2), ("translation-y", -2, 2),
        ];

        Assert.That(DigitFactors.Names, Is.EqualTo(ranges.Select(range => range.Name)));
        Assert.That(Column(split, 0), Is.EqualTo(split.Labels!.Select(label => (double)label)));
        for (int factor = 0; factor < ranges.Length; factor++)
        {
            double[] values = [.. Column(split, factor)];
            double margin = 0.02 * (ranges[factor].High - ranges[factor].Low);

            Assert.That(values, Is.All.InRange(ranges[factor].Low, ranges[factor].High), ranges[factor].Name);
            Assert.That(values.Min(), Is.EqualTo(ranges[factor].Low).Within(margin), ranges[factor].Name);
            Assert.That(values.Max(), Is.EqualTo(ranges[factor].High).Within(margin), ranges[factor].Name);
        }
    }

    [Test]
    public void Info_OtherSize_DeclaresIt() => Assert.That(
        new StrokeDigitsDataset(Few with { Size = 40 }).Info.Input, Is.EqualTo(new ImageShape(1, 40, 40)));

    [TestCase(1.5, 3.0, ExpectedResult = null)]
    [TestCase(2.0, 2.0, ExpectedResult = null)]
    [TestCase(3.0, 1.5, ExpectedResult = "thickest_pen must be at least thinnest_pen")]
    public string? Validate_Pens_MustBeInOrder(double thinnest, double thickest)
    {
        var options = new StrokeDigitsOptions { ThinnestPen = thinnest, ThickestPen = thickest };
        return options.Validate(new ValidationContext(options)).SingleOrDefault()?.ErrorMessage;
    }

    private static IEnumerable<double> Column(DataSplit split, int factor) =>
        Enumerable.Range(0, (int)split.Count).Select(sample => split.Factors![sample, factor]);
}
