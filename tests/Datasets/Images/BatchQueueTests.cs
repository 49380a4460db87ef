using NebulaBench.Errors;
using TorchSharp;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>The work ahead of the training: bounded, orderly, and over when nobody wants it.</summary>
[TestFixture]
internal sealed class BatchQueueTests
{
    private static readonly ImageListOptions OnDisk = PictureLists.Options with { MemoryBudgetMib = 0, ValidationShare = 0 };

    private TemporaryData data = null!;
    private PictureRecipe recipe = null!;
    private PictureStore store = null!;

    [SetUp]
    public void Write()
    {
        data = new TemporaryData();
        PictureLists.Write(data);
        SampleCatalog catalog = new ImageListDataset(OnDisk, data).ReadCatalog();
        recipe = new PictureRecipe(OnDisk, catalog.Splits[SplitName.Training], "image-list");
        store = PictureStore.Fill(recipe, catalog.Splits[SplitName.Training], keep: false, threads: -1, []);
    }

    [TearDown]
    public void Delete() => data.Dispose();

    [Test]
    public void Take_SlowReader_FindsNoMoreBatchesThanFitTheMemory()
    {
        var maker = new SampleReader(store, recipe, OnDisk, SplitName.Training);
        BatchSampler order = BatchSampler.Sequential(PictureLists.Training, 2);
        using var queue = new BatchQueue(order, maker, 3 * BatchBuffer.Bytes(maker, 2), threads: 2);
        for (int batch = 0; batch < order.Batches; batch++)
        {
            Thread.Sleep(5); // the producer has time to run ahead, and must not use it
            queue.Return(queue.Take());
        }

        Assert.That(queue.Depth, Is.EqualTo(3));
        // Three that are ready, one that waits to become ready, one that the reader has not yet given back.
        Assert.That(queue.Buffers, Is.LessThanOrEqualTo(5));
        Assert.That(() => queue.Take(), Throws.InvalidOperationException);
    }

    [Test]
    public void Depth_BatchLargerThanTheMemory_IsOne()
    {
        var maker = new SampleReader(store, recipe, OnDisk, SplitName.Training);
        using var queue = new BatchQueue(BatchSampler.Sequential(PictureLists.Training, 30), maker, 1, threads: 2);

        Assert.That(queue.Depth, Is.EqualTo(1));
    }

    [Test]
    public void Fill_Kept_IsResidentAndGivesTheSame()
    {
        PictureStore kept = PictureStore.Fill(recipe, store.Samples, keep: true, threads: -1, []);

        Assert.That((kept.IsResident, store.IsResident), Is.EqualTo((true, false)));
        Assert.That(kept.Digest, Is.EqualTo(store.Digest));
        Assert.That(kept.Get(4).Source.Values, Is.EqualTo(store.Get(4).Source.Values));
    }

    [Test]
    public void Load_Budget_DecidesSplitBySplitWhatStays()
    {
        long training = PictureLists.Training * recipe.Bytes(store.Samples[0]);

        Assert.That(training, Is.EqualTo(PictureLists.Training * 3 * PictureLists.Side * PictureLists.Side));
        Assert.That(new PackedPicture(store.Get(0).Source).Unpack().Values, Is.EqualTo(store.Get(0).Source.Values));
    }

    [Test]
    public void Read_LeftInTheMiddle_EndsTheWork()
    {
        using DataSplit split = new ImageListDataset(OnDisk, data).Load(SplitName.Training);
        using DisposeScope scope = torch.NewDisposeScope();
        for (int pass = 0; pass < 20; pass++)
        {
            Assert.That(split.Read(BatchSampler.Sequential(split.Count, 2), torch.CPU).First().Size, Is.EqualTo(2));
        }
    }

    [Test]
    public void Read_FileGoneDuringTheRun_SaysWhich()
    {
        using DataSplit split = new ImageListDataset(OnDisk, data).Load(SplitName.Training);
        string gone = Path.Combine(data.Folder, "pictures", "train-7.png");
        File.Delete(gone);
        using DisposeScope scope = torch.NewDisposeScope();

        Assert.That(
            () => split.Read(BatchSampler.Sequential(split.Count, 4), torch.CPU).Count(),
            Throws.TypeOf<NebulaException>().With.Message.EqualTo(
                $"NB3033: {Path.Combine(data.Folder, "train.csv")}, row 9: source {gone} is missing, which it was not when the run began. "
                + "Leave the files alone during a run."));
    }
}
