using TorchSharp;

namespace NebulaBench.Datasets.Procedural.Tests;

[TestFixture]
internal sealed class SolidStudioTests
{
    private const int Size = 24;

    private static readonly ShadedSolidsOptions Options = new() { Size = Size, Seed = 5, Task = SolidTask.Clean };

    private static readonly SolidGenerator Studio = new(Options);

    [TestCase(2)]
    [TestCase(7)]
    [TestCase(-1)]
    public void Render_OnSeveralThreads_GivesTheSameAsOnOne(int threads)
    {
        SolidSet alone = Studio.Render("Training", 77, threads: 1), together = Studio.Render("Training", 77, threads);

        Assert.That(together.Pictures, Is.EqualTo(alone.Pictures));
        Assert.That(together.Targets, Is.EqualTo(alone.Targets));
        Assert.That(together.Labels, Is.EqualTo(alone.Labels));
        Assert.That(together.Factors, Is.EqualTo(alone.Factors));
    }

    [Test]
    public void Render_FewerPictures_GivesTheBeginningOfMore()
    {
        SolidSet few = Studio.Render("Training", 13), more = Studio.Render("Training", 40);

        Assert.That(few.Pictures, Is.EqualTo(more.Pictures[..few.Pictures.Length]));
        Assert.That(few.Labels, Is.EqualTo(more.Labels[..13]));
    }

    [Test]
    public void Render_OtherName_GivesOtherPictures() =>
        Assert.That(Studio.Render("Test", 20).Pictures, Is.Not.EqualTo(Studio.Render("Training", 20).Pictures));

    [Test]
    public void Render_OtherTask_LeavesThePicturesAsTheyAre()
    {
        byte[] expected = Studio.Render("Training", 20).Pictures;

        Assert.That(new SolidGenerator(Options with { Task = SolidTask.Segment }).Render("Training", 20).Pictures, Is.EqualTo(expected));
        Assert.That(new SolidGenerator(Options with { Task = SolidTask.Autoencode }).Render("Training", 20).Pictures, Is.EqualTo(expected));
    }

    [Test]
    public void Render_EachTen_HoldsEverySolidOnce()
    {
        foreach (long[] ten in Studio.Render("Training", 50).Labels.Chunk(10))
        {
            Assert.That(ten, Is.EquivalentTo(Enumerable.Range(0, 10)));
        }
    }

    [Test]
    public void Render_Segment_MarksTheSolidsPixelsWithItsClassAndNothingElse()
    {
        SolidSet clean = Studio.Render("Training", 100);
        SolidSet segments = new SolidGenerator(Options with { Task = SolidTask.Segment }).Render("Training", 100);
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
    public void Render_NoClutterAndNoNoise_ShowsTheCleanPictureWhereItIsFull()
    {
        SolidSet set = new SolidGenerator(Options with { Clutter = 0, Noise = 0 }).Render("Training", 50);
        SolidSet segments = new SolidGenerator(Options with { Task = SolidTask.Segment }).Render("Training", 50);
        const int Area = Size * Size;
        for (int picture = 0; picture < 50; picture++)
        {
            int equal = Enumerable.Range(0, Area).Count(pixel =>
                segments.Targets![(picture * Area) + pixel] > 0
                && set.Pictures[(picture * 3 * Area) + pixel] == set.Targets![(picture * 3 * Area) + pixel]);
            int full = Enumerable.Range(0, Area).Count(pixel => segments.Targets![(picture * Area) + pixel] > 0);

            Assert.That(equal, Is.GreaterThan(full / 3), "most pixels of the solid lie inside it");
        }
    }

    /// <summary>
    /// A linear probe on the pixels. If it saw through the pictures, they would be too easy; if it saw nothing, there would be nothing.
    /// </summary>
    [Test]
    public void Render_DefaultDifficulty_IsNeitherEasyNorHopelessForALinearProbe()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var studio = new SolidGenerator(new ShadedSolidsOptions());
        (torch.Tensor pixels, torch.Tensor labels) = Tensors(studio.Render("Training", 4000));
        (torch.Tensor unseen, torch.Tensor wanted) = Tensors(studio.Render("Test", 1000));
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

    private static (torch.Tensor Pixels, torch.Tensor Labels) Tensors(SolidSet set) =>
        (torch.tensor(set.Pictures).reshape(set.Labels.Length, -1).to_type(torch.float32) / 255 - 0.5, torch.tensor(set.Labels));
}
