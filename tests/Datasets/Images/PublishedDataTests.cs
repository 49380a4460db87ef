using TorchSharp;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>The real MNIST and Fashion-MNIST, where they lie beside the repository.</summary>
[TestFixture]
internal sealed class PublishedDataTests
{
    private static IEnumerable<TestCaseData> Datasets()
    {
        yield return new TestCaseData("mnist", (IDataFolder data) => new MnistDataset(new IdxImageOptions(), data))
            .SetArgDisplayNames("mnist");
        yield return new TestCaseData("fashion-mnist", (IDataFolder data) => new FashionMnistDataset(new IdxImageOptions(), data))
            .SetArgDisplayNames("fashion-mnist");
    }

    [TestCaseSource(nameof(Datasets))]
    public void Load_PublishedFiles_HaveThePublishedCountsAndHashes(string id, Func<IDataFolder, IDataset> create)
    {
        IDataset dataset = create(PublishedFiles.OrIgnore(id));
        using DataSplit training = dataset.Load(SplitName.Training);
        using DataSplit validation = dataset.Load(SplitName.Validation);
        using DataSplit test = dataset.Load(SplitName.Test);

        Assert.Multiple(() =>
        {
            Assert.That(training.Count, Is.EqualTo(55_000));
            Assert.That(validation.Count, Is.EqualTo(5_000));
            Assert.That(test.Count, Is.EqualTo(10_000));
        });
    }

    [Test]
    public void Load_Mnist_BeginsWithTheSevenAndHasTheKnownMean()
    {
        var dataset = new MnistDataset(new IdxImageOptions { Validation = 0 }, PublishedFiles.OrIgnore("mnist"));
        using DataSplit training = dataset.Load(SplitName.Training);
        using DataSplit test = dataset.Load(SplitName.Test);
        using DisposeScope scope = torch.NewDisposeScope();
        Batch all = training.Read(BatchSampler.Sequential(60_000, 60_000), torch.CPU).Single();

        Assert.That(training.Labels!.Take(5), Is.EqualTo([5L, 0L, 4L, 1L, 9L]));
        Assert.That(test.Labels!.Take(5), Is.EqualTo([7L, 2L, 1L, 0L, 4L]));
        // Mean and deviation as every tutorial normalizes MNIST with them: 0.1307 and 0.3081.
        Assert.That(all.Input.mean().item<float>(), Is.EqualTo(0.1307).Within(5e-5));
        Assert.That(all.Input.std().item<float>(), Is.EqualTo(0.3081).Within(5e-5));
    }
}
