using TorchSharp;

namespace NebulaBench.Datasets.Procedural.Tests;

[TestFixture]
internal sealed class SolidStudioTests
{
    private const int Size = 24;

    private static readonly ShadedSolidsOptions Options = new() { Size = Size, Seed = 5, Task = SolidTask.Clean };

    private static readonly SolidGenerator Generator = new(Options);

    [TestCase(2)]
    [TestCase(7)]
    [TestCase(-1)]
    public void Generate_OnSeveralThreads_GivesTheSameAsOnOne(int threads)
    {
        GeneratedImages alone = Generator.Generate("Training", 77, threads: 1), together = Generator.Generate("Training", 77, threads);

        Assert.That(together.Pixels, Is.EqualTo(alone.Pixels));
        Assert.That(together.Targets, Is.EqualTo(alone.Targets));
        Assert.That(together.Labels, Is.EqualTo(alone.Labels));
        Assert.That(together.Factors, Is.EqualTo(alone.Factors));
    }

    [Test]
    public void Generate_FewerPictures_GivesTheBeginningOfMore()
    {
        GeneratedImages few = Generator.Generate("Training", 13), more = Generator.Generate("Training", 40);

        Assert.That(few.Pixels, Is.EqualTo(more.Pixels[..few.Pixels.Length]));
        Assert.That(few.Labels, Is.EqualTo(more.Labels[..13]));
    }

    [Test]
    public void Generate_OtherName_GivesOtherPictures() =>
        Assert.That(Generator.Generate("Test", 20).Pixels, Is.Not.EqualTo(Generator.Generate("Training", 20).Pixels));

    [Test]
    public void Generate_OtherTask_LeavesThePicturesAsTheyAre()
    {
        byte[] expected = Generator.Generate("Training", 20).Pixels;

        Assert.That(new SolidGenerator(Options with { Task = SolidTask.Segment }).Generate("Training", 20).Pixels, Is.EqualTo(expected));
        Assert.That(new SolidGenerator(Options with { Task = SolidTask.Autoencode }).Generate("Training", 20).Pixels, Is.EqualTo(expected));
    }

    [Test]
    public void Generate_EachTen_HoldsEverySolidOnce()
    {
        foreach (long[] ten in Generator.Generate("Training", 50).Labels.Chunk(10))
        {
            Assert.That(ten, Is.EquivalentTo(Enumerable.Range(0, 10)));
        }
    }

    [Test]
    public void Generate_Segment_MarksTheSolidsPixelsWithItsClassAndNothingElse()
    {
        GeneratedImages clean = Generator.Generate("Training", 100);
        GeneratedImages segments = new SolidGenerator(Options with { Task = SolidTask.Segment }).Generate("Training", 100);
        const int Area = Size * Size;
        for (int picture = 0; picture < 100; picture++)
        {
            byte[] classes = segments.Targets![(picture * Area)..((picture + 1) * Area)];

            Assert.That(classes.Distinct(), Is.EquivalentTo(new[] { 0L, segments.Labels[picture] + 1 }));
            for (int pixel = 0; pixel < Area; pixel++)
            {
                bool light = Enumerable.Range(0, 3).Any(color => clean.Targets![(picture * 3 * Area) + (color * Area) + pixel] > 0);
                Assert.That(classes[pixel] == 0 || light, "a pixel of the solid is black in the clean picture");
            }
        }
    }

    [Test]
    public void Generate_NoClutterAndNoNoise_ShowsTheCleanPictureWhereItIsFull()
    {
        GeneratedImages set = new SolidGenerator(Options with { Clutter = 0, Noise = 0 }).Generate("Training", 50);
        GeneratedImages segments = new SolidGenerator(Options with { Task = SolidTask.Segment }).Generate("Training", 50);
        const int Area = Size * Size;
        for (int picture = 0; picture < 50; picture++)
        {
            int equal = Enumerable.Range(0, Area).Count(pixel =>
                segments.Targets![(picture * Area) + pixel] > 0
                && set.Pixels[(picture * 3 * Area) + pixel] == set.Targets![(picture * 3 * Area) + pixel]);
            int full = Enumerable.Range(0, Area).Count(pixel => segments.Targets![(picture * Area) + pixel] > 0);

            Assert.That(equal, Is.GreaterThan(full / 3), "most pixels of the solid lie inside it");
        }
    }

    /// <summary>
    /// A linear probe on the pixels. If it saw through the pictures, they would be too easy; if it saw nothing, there would be nothing.
    /// </summary>
    [Test]
    public void Generate_DefaultDifficulty_IsNeitherEasyNorHopelessForALinearProbe()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var generator = new SolidGenerator(new ShadedSolidsOptions());
        (torch.Tensor pixels, torch.Tensor labels) = Tensors(generator.Generate("Training", 4000));
        (torch.Tensor unseen, torch.Tensor wanted) = Tensors(generator.Generate("Test", 1000));
        torch.manual_seed(0);
        using var probe = torch.nn.Linear(pixels.shape[1], 10);
        using var adam = torch.optim.Adam(probe.parameters(), 1e-3, weight_decay: 1e-3);
        for (int step = 0; step < 600; step++)
        {
            using DisposeScope inner = torch.NewDisposeScope();
            torch.Tensor chosen = torch.randint(0, pixels.shape[0], [256], torch.int64);
            adam.zero_grad();
            torch.nn.functional.cross_entropy(probe.forward(pixels.index_select(0, chosen)), labels.index_select(0, chosen)).backward();
            adam.step();
        }
        double right = probe.forward(unseen).argmax(1).eq(wanted).to_type(torch.float64).mean().ToDouble();
        TestContext.Out.WriteLine($"linear probe: {right}");

        Assert.That(right, Is.InRange(0.18, 0.5));
    }

    private static (torch.Tensor Pixels, torch.Tensor Labels) Tensors(GeneratedImages set) =>
        (torch.tensor(set.Pixels).reshape(set.Labels.Length, -1).to_type(torch.float32) / 255 - 0.5, torch.tensor(set.Labels));
}
