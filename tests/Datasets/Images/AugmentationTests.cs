using NebulaBench.Randomness;
using TorchSharp;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>What is random, what it depends on, and what it leaves alone.</summary>
[TestFixture]
internal sealed class AugmentationTests
{
    private static readonly ImageListOptions Views =
        PictureLists.Options with { Crop = 0.6, RandomCrop = true, FlipHorizontal = true, FlipVertical = true };

    private static readonly ImageListOptions Damaged =
        PictureLists.Options with { InputNoise = 0.2, MaskedPixels = 0.1, MaskedSquares = 1 };

    private TemporaryData data = null!;
    private DisposeScope scope = null!;

    [OneTimeSetUp]
    public void Write()
    {
        data = new TemporaryData();
        PictureLists.Write(data);
    }

    [OneTimeTearDown]
    public void Delete() => data.Dispose();

    [SetUp]
    public void Open() => scope = torch.NewDisposeScope();

    [TearDown]
    public void Close() => scope.Dispose();

    private static IEnumerable<TestCaseData> Both =>
        [new TestCaseData(Views).SetArgDisplayNames("views"), new TestCaseData(Damaged).SetArgDisplayNames("damage")];

    [TestCaseSource(nameof(Both))]
    public void Read_SameSeeds_GivesTheSameInAnyOrderBatchSizeAndNumberOfThreads(object options)
    {
        var chosen = (ImageListOptions)options;
        float[][] expected = Read(chosen with { Threads = 1 }, new SeedStream(5), batchSize: 5);

        Assert.That(Read(chosen with { Threads = 3 }, new SeedStream(5), batchSize: 7), Is.EqualTo(expected));
        Assert.That(Read(chosen with { MemoryBudgetMib = 0 }, new SeedStream(5), batchSize: 1), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Both))]
    public void Read_OtherSeeds_GivesOtherSamples(object options) => Assert.That(
        Read((ImageListOptions)options, new SeedStream(6)), Is.Not.EqualTo(Read((ImageListOptions)options, new SeedStream(5))));

    [TestCaseSource(nameof(Both))]
    public void Read_OtherSplits_AreNeverAugmented(object options) => Assert.That(
        Read((ImageListOptions)options, new SeedStream(5), SplitName.Test),
        Is.EqualTo(Read((ImageListOptions)options, null, SplitName.Test)));

    [TestCaseSource(nameof(Both))]
    public void Read_QueueAndMemory_GiveIdenticalBatches(object options) => Assert.That(
        Read((ImageListOptions)options with { MemoryBudgetMib = 0 }, null), Is.EqualTo(Read((ImageListOptions)options, null)));

    [Test]
    public void Read_WithoutSeeds_ShowsTheMiddle() =>
        Assert.That(Read(Views, null), Is.EqualTo(Read(PictureLists.Options with { Crop = 0.6 }, null)));

    [Test]
    public void Read_Damage_LeavesTheTargetAlone()
    {
        using DataSplit split = new ImageListDataset(Damaged, data).Load(SplitName.Test);
        Batch batch = split.Read(BatchSampler.Sequential(split.Count, 12), torch.CPU).Single();

        Assert.That(Samples(batch.Target), Is.EqualTo(Read(PictureLists.Options, null, SplitName.Test)));
        Assert.That(batch.Input.Equals(batch.Target), Is.False);
    }

    [Test]
    public void Do_Noise_HasTheStandardDeviationAskedFor()
    {
        var values = new float[100_000];
        new Corruption(new ImageListOptions { InputNoise = 0.3 }).Do(values, 1000, 100, new RandomStream(1));

        Assert.That(values.Average(), Is.EqualTo(0).Within(0.005));
        Assert.That(Math.Sqrt(values.Average(value => (double)value * value)), Is.EqualTo(0.3).Within(0.005));
    }

    [Test]
    public void Do_MaskedPixels_EmptiesTheShareAskedForInAllChannels()
    {
        float[] values = [.. Enumerable.Repeat(1f, 3 * 10_000)];
        new Corruption(new ImageListOptions { MaskedPixels = 0.25 }).Do(values, 100, 100, new RandomStream(1));

        Assert.That(values.Count(value => value == 0) / 30_000.0, Is.EqualTo(0.25).Within(0.02));
        Assert.That(values[10_000..20_000], Is.EqualTo(values.Take(10_000)));
        Assert.That(values[20_000..], Is.EqualTo(values.Take(10_000)));
    }

    [Test]
    public void Do_MaskedSquare_EmptiesOneSquare()
    {
        float[] values = [.. Enumerable.Repeat(1f, 20 * 30)];
        new Corruption(new ImageListOptions { MaskedSquares = 1, MaskedSquareSize = 0.4 }).Do(values, 20, 30, new RandomStream(1));
        int[] empty = [.. Enumerable.Range(0, 600).Where(pixel => values[pixel] == 0)];

        Assert.That(empty, Has.Length.EqualTo(64));
        Assert.That(empty.Max(pixel => pixel / 30) - empty.Min(pixel => pixel / 30), Is.EqualTo(7));
        Assert.That(empty.Max(pixel => pixel % 30) - empty.Min(pixel => pixel % 30), Is.EqualTo(7));
    }

    [Test]
    public void Write_Mirrored_ChangesSides()
    {
        var picture = new Picture(2, 3, 1, 1, [0, 1, 1, 0, 0, 1]);
        var values = new float[6];
        new PictureView(0, 0, 2, 3, MirrorsColumns: true, MirrorsRows: false).Write(picture, values);
        Assert.That(values, Is.EqualTo(new[] { 1f, 1, 0, 1, 0, 0 }));
        new PictureView(0, 0, 2, 3, MirrorsColumns: false, MirrorsRows: true).Write(picture, values);
        Assert.That(values, Is.EqualTo(new[] { 0f, 0, 1, 0, 1, 1 }));
    }

    private float[][] Read(ImageListOptions options, SeedStream? augmentation, SplitName name = SplitName.Training, int batchSize = 8)
    {
        using DataSplit split = new ImageListDataset(options, data).Load(name);
        BatchSampler order = BatchSampler.Shuffled(split.Count, batchSize, new RandomStream(batchSize), dropIncomplete: false);
        var samples = new float[split.Count][];
        foreach (Batch batch in split.Read(augmentation is { } seeds ? order.AugmentedBy(seeds) : order, torch.CPU))
        {
            foreach ((long index, float[] sample) in batch.Indices.data<long>().Zip(Samples(batch.Input)))
            {
                samples[index] = sample;
            }
        }
        return samples;
    }

    private static float[][] Samples(torch.Tensor values) =>
        [.. Enumerable.Range(0, (int)values.shape[0]).Select(sample => values[sample].contiguous().data<float>().ToArray())];
}
