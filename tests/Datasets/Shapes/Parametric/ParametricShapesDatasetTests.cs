using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Shapes.Parametric;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Datasets.Shapes.Voxels;
using TorchSharp;

namespace NebulaBench.Datasets.Shapes.Tests.Parametric;

[TestFixture]
[NonParallelizable]
internal sealed class ParametricShapesDatasetTests
{
    private static readonly int Classes = ParametricShape.All.Count;

    private static readonly ParametricShapesOptions Few = new() { Training = 56, Validation = 14, Test = 28, Seed = 7, Points = 64 };

    [Test]
    public void ContentHash_OfAFixedSeed_NeverChanges() => Assert.That(
        Dataset(Few).ContentHash(), Is.EqualTo("b001ac144da330d57f6396b47fa7c6da7201280b5df6fca872af1496e7cccb6f"));

    [Test]
    public void ContentHash_OtherSeedSizeHeadingOrClasses_IsAnother()
    {
        ParametricShapesOptions[] all =
        [
            Few, Few with { Seed = 8 }, Few with { Heading = 0 }, Few with { Training = 55 }, Few with { Test = 27 },
            Few with { Classes = ["chair", "table"] }, Few with { Classes = ["table", "chair"] },
        ];

        Assert.That(all.Select(options => Dataset(options).ContentHash()), Is.Unique);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    public void Load_OnSeveralThreads_GivesTheSameAsOnAll(int threads)
    {
        float[] expected = Values(Few, SplitName.Training);

        Assert.That(Values(Few with { Threads = threads }, SplitName.Training), Is.EqualTo(expected));
    }

    [Test]
    public void Load_FewerSamples_GivesTheBeginningOfMore()
    {
        float[] few = Values(Few with { Training = 23 }, SplitName.Training), more = Values(Few, SplitName.Training);

        Assert.That(few, Is.EqualTo(more[..few.Length]));
    }

    [Test]
    public void Load_EverySplit_HasEveryClassAsOftenAndItsFactors()
    {
        ParametricShapesDataset dataset = Dataset(Few);
        foreach ((SplitName name, int count) in new[] { (SplitName.Training, 56), (SplitName.Validation, 14), (SplitName.Test, 28) })
        {
            using DataSplit split = dataset.Load(name);

            Assert.That(split.Labels!.CountBy(label => label).Select(pair => pair.Value), Is.EqualTo(Enumerable.Repeat(count / Classes, Classes)));
            Assert.That(Enumerable.Range(0, count).Select(sample => split.Factors![sample, 0]), Is.EqualTo(split.Labels!.Select(label => (double)label)));
        }
    }

    [Test]
    public void Load_SomeClasses_NumbersThemInTheirOrder()
    {
        ParametricShapesDataset dataset = Dataset(Few with { Classes = ["table", "bed"] });
        using DataSplit split = dataset.Load(SplitName.Test);

        Assert.That(dataset.Info.Classes, Is.EqualTo(["table", "bed"]));
        Assert.That(split.Labels!.Distinct(), Is.EquivalentTo([0L, 1L]));
    }

    [Test]
    public void Load_SolidVoxels_FillsSomeOfEveryShape()
    {
        ParametricShapesOptions options = Few with
        {
            Training = 1000,
            Representation = Representation.Voxels,
            Fill = VoxelFill.Solid,
        };
        using DataSplit split = Dataset(options).Load(SplitName.Training);
        using DisposeScope scope = torch.NewDisposeScope();
        Batch batch = split.Read(BatchSampler.Sequential(split.Count, 1000), torch.CPU).Single();

        Assert.That(batch.Input.sum([1, 2, 3, 4]).min().ToDouble(), Is.Positive);
    }

    [Test]
    public void Load_Segment_LabelsPointsWithPartsOfTheWholeVocabulary()
    {
        ParametricShapesDataset dataset = Dataset(Few with { Task = ShapeTask.Segment });
        using DataSplit split = dataset.Load(SplitName.Training);
        using DisposeScope scope = torch.NewDisposeScope();
        Batch batch = split.Read(BatchSampler.Sequential(split.Count, 56), torch.CPU).Single();

        Assert.That(dataset.Info.Output, Is.EqualTo(new PointLabelsShape(ParametricShape.Parts.Count, 64)));
        Assert.That(batch.Target.unique().output.NumberOfElements, Is.GreaterThanOrEqualTo(10));
        Assert.That(batch.Target.max().ToInt64(), Is.LessThan(ParametricShape.Parts.Count));
    }

    /// <summary>
    /// The nearest class mean is the simplest linear classifier. If it saw through the shapes, they would be too easy; if it saw
    /// nothing, they would be no shapes.
    /// </summary>
    [Test]
    public void Load_DefaultDifficulty_IsNeitherEasyNorHopelessForClassMeans()
    {
        var options = new ParametricShapesOptions { Training = 560, Test = 280, Representation = Representation.Voxels, Resolution = 16 };
        ParametricShapesDataset dataset = Dataset(options);
        using DisposeScope scope = torch.NewDisposeScope();
        (torch.Tensor training, torch.Tensor trainingLabels) = Cells(dataset, SplitName.Training);
        (torch.Tensor test, torch.Tensor testLabels) = Cells(dataset, SplitName.Test);
        torch.Tensor means = torch.stack([.. Enumerable.Range(0, Classes).Select(label => training[trainingLabels == label].mean([0L]))]);
        torch.Tensor nearest = torch.cdist(test, means).argmin(1);

        Assert.That((nearest == testLabels).to(torch.ScalarType.Float64).mean().ToDouble(), Is.InRange(0.5, 0.92));
    }

    [Test]
    public void Validate_UnknownOrRepeatedClass_IsRefused()
    {
        var options = new ParametricShapesOptions { Classes = ["chair", "spoon", "chair"] };
        string?[] messages = [.. options.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage)];

        Assert.That(messages, Is.EqualTo([
            "there is no class 'spoon'; there are aeroplane, bed, bookshelf, bottle, car, chair, figure, guitar, lamp, mug, ship, sofa, "
            + "table, tree",
            "a class may be named once only",
        ]));
    }

    private static ParametricShapesDataset Dataset(ParametricShapesOptions options) => new(options, new Silence());

    private static float[] Values(ParametricShapesOptions options, SplitName name)
    {
        using DataSplit split = Dataset(options).Load(name);
        using DisposeScope scope = torch.NewDisposeScope();
        return split.Read(BatchSampler.Sequential(split.Count, 1000), torch.CPU).Single().Input.data<float>().ToArray();
    }

    private static (torch.Tensor Cells, torch.Tensor Labels) Cells(ParametricShapesDataset dataset, SplitName name)
    {
        using DataSplit split = dataset.Load(name);
        Batch batch = split.Read(BatchSampler.Sequential(split.Count, 1000), torch.CPU).Single();
        return (batch.Input.flatten(1), batch.Labels!);
    }
}
