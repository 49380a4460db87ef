using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Datasets.Procedural.Tests;

[TestFixture]
internal sealed class ShadedSolidsDatasetTests
{
    private static readonly ShadedSolidsOptions Few = new() { Training = 60, Validation = 20, Test = 40, Seed = 7, Size = 16 };

    [Test]
    public void ContentHash_OfAFixedSeed_NeverChanges() => Assert.That(
        new ShadedSolidsDataset(Few).ContentHash(),
        Is.EqualTo("e6dee9e9914e51cc69a584c0a88dc16ceba37089def97cb4eb3370c433a3a487"));

    [Test]
    public void ContentHash_OtherSeedSizeOrKnob_IsAnother()
    {
        ShadedSolidsOptions[] all =
        [
            Few, Few with { Seed = 8 }, Few with { Size = 20 }, Few with { Task = SolidTask.Clean }, Few with { Task = SolidTask.Segment },
            Few with { Clutter = 2 }, Few with { LowestElevation = 20 }, Few with { HighestElevation = 50 }, Few with { Roll = 0 },
            Few with { SmallestScale = 0.65 }, Few with { LargestScale = 0.7 }, Few with { Translation = 0 }, Few with { Noise = 0 },
            Few with { Training = 59 }, Few with { Test = 39 },
        ];

        Assert.That(all.Select(options => new ShadedSolidsDataset(options).ContentHash()), Is.Unique);
    }

    [Test]
    public void Load_Factors_BeginWithTheClassAndStayInTheirRanges()
    {
        using DataSplit split = new ShadedSolidsDataset(Few with { Training = 2000 }).Load(SplitName.Training);
        (string Name, double Low, double High)[] ranges =
        [
            ("class", 0, 9), ("azimuth", 0, 360), ("elevation", 10, 60), ("roll", -30, 30), ("scale", 0.6, 0.85),
            ("translation-x", -0.15, 0.15), ("translation-y", -0.15, 0.15), ("hue", 0, 1), ("light-azimuth", -70, 70),
            ("light-elevation", 10, 70),
        ];

        Assert.That(SolidFactors.Names, Is.EqualTo(ranges.Select(range => range.Name)));
        for (int factor = 0; factor < ranges.Length; factor++)
        {
            double[] values = [.. Enumerable.Range(0, 2000).Select(sample => split.Factors![sample, factor])];
            double margin = 0.02 * (ranges[factor].High - ranges[factor].Low);

            Assert.That(values, Is.All.InRange(ranges[factor].Low, ranges[factor].High), ranges[factor].Name);
            Assert.That(values.Min(), Is.EqualTo(ranges[factor].Low).Within(margin), ranges[factor].Name);
            Assert.That(values.Max(), Is.EqualTo(ranges[factor].High).Within(margin), ranges[factor].Name);
        }
    }

    [Test]
    public void Load_Segment_GivesClassesOfPixelsForTheCategoricalReconstruction()
    {
        var dataset = new ShadedSolidsDataset(Few with { Task = SolidTask.Segment });
        using DataSplit split = dataset.Load(SplitName.Test);
        using DisposeScope scope = torch.NewDisposeScope();
        Batch batch = split.Read(BatchSampler.Sequential(split.Count, 8), torch.CPU).First();

        Assert.That(dataset.Info.Output, Is.EqualTo(new ImageShape(11, 16, 16)));
        Assert.That(dataset.Info.DefaultReconstruction, Is.TypeOf<CategoricalReconstruction>());
        Assert.That(batch.Target.dtype, Is.EqualTo(torch.ScalarType.Int64));
        Assert.That(batch.Target.shape, Is.EqualTo([8L, 16L, 16L]));
        Assert.That(batch.Target.amax([1, 2]).Equals(batch.Labels! + 1));
    }

    [Test]
    public void Load_Clean_IsBlackAroundTheSolid()
    {
        using DataSplit split = new ShadedSolidsDataset(Few with { Task = SolidTask.Clean }).Load(SplitName.Test);
        using DisposeScope scope = torch.NewDisposeScope();
        Batch batch = split.Read(BatchSampler.Sequential(split.Count, 40), torch.CPU).Single();

        Assert.That(batch.Target[.., .., 0, 0].sum().ToDouble(), Is.Zero);
        Assert.That(batch.Input[.., .., 0, 0].sum().ToDouble(), Is.Positive);
        Assert.That(batch.Target.amax([1, 2, 3]).min().ToDouble(), Is.GreaterThan(0.1));
    }

    [TestCase(10, 60, 0.5, 0.8, ExpectedResult = null)]
    [TestCase(60, 10, 0.5, 0.8, ExpectedResult = "highest_elevation must be at least lowest_elevation")]
    [TestCase(10, 60, 0.9, 0.8, ExpectedResult = "largest_scale must be at least smallest_scale")]
    public string? Validate_Ranges_MustBeInOrder(double lowest, double highest, double smallest, double largest) => Complaint(new()
    {
        LowestElevation = lowest,
        HighestElevation = highest,
        SmallestScale = smallest,
        LargestScale = largest,
    });

    [Test]
    public void Validate_MoreThanAnArrayHolds_IsRefused() => Assert.That(
        Complaint(new ShadedSolidsOptions { Training = 1_000_000, Size = 64 }),
        Is.EqualTo("a split must hold at most 2 GiB: choose a smaller size or fewer samples"));

    private static string? Complaint(ShadedSolidsOptions options) =>
        options.Validate(new ValidationContext(options)).SingleOrDefault()?.ErrorMessage;
}
