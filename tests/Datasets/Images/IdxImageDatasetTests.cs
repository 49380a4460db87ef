using System.Globalization;
using System.Security.Cryptography;
using NebulaBench.Errors;
using TorchSharp;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class IdxImageDatasetTests
{
    private TemporaryData data = null!;

    [SetUp]
    public void Prepare()
    {
        data = new TemporaryData();
        TinyDataset.Write(data);
    }

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Load_Test_GivesPixelsAsFractionsOf255()
    {
        using DataSplit split = TinyDataset.Create(data).Load(SplitName.Test);
        using DisposeScope scope = torch.NewDisposeScope();
        Batch batch = split.Read(BatchSampler.Sequential(split.Count, TinyDataset.Test), torch.CPU).Single();

        Assert.That(batch.Input.dtype, Is.EqualTo(torch.ScalarType.Float32));
        Assert.That(batch.Input.data<float>().ToArray(), Is.EqualTo(TinyDataset.TestImages.Skip(16).Select(value => value / 255f)));
        Assert.That(split.Labels, Is.EqualTo(TinyDataset.TestLabels.Skip(8).Select(value => (long)value)));
    }

    [Test]
    public void Load_TrainingAndValidation_ShareOutTheTrainingFilesWithEveryClassInProportion()
    {
        TinyDataset dataset = TinyDataset.Create(data, new IdxImageOptions { Validation = 20 });
        using DataSplit training = dataset.Load(SplitName.Training);
        using DataSplit validation = dataset.Load(SplitName.Validation);

        Assert.That(training.Count, Is.EqualTo(40));
        Assert.That(training.Labels!.CountBy(label => label).Select(pair => pair.Value), Is.All.EqualTo(4));
        Assert.That(validation.Labels!.CountBy(label => label).Select(pair => pair.Value), Is.All.EqualTo(2));
    }

    [Test]
    public void Ids_OfTrainingAndValidation_AreTheSamplesPlacesInTheFile()
    {
        TinyDataset dataset = TinyDataset.Create(data, new IdxImageOptions { Validation = 20 });
        using DataSplit training = dataset.Load(SplitName.Training);
        using DataSplit validation = dataset.Load(SplitName.Validation);

        Assert.That(training.Ids!.Concat(validation.Ids!).Select(id => int.Parse(id, CultureInfo.InvariantCulture)), Is.EquivalentTo(Enumerable.Range(0, 60)));
        Assert.That(training.Labels, Is.EqualTo(training.Ids!.Select(id => (long)TinyDataset.TrainingLabels[8 + int.Parse(id, CultureInfo.InvariantCulture)])));
    }

    [Test]
    public void Load_NoValidation_TrainsOnAllAndLeavesItEmpty()
    {
        TinyDataset dataset = TinyDataset.Create(data, new IdxImageOptions { Validation = 0 });
        using DataSplit training = dataset.Load(SplitName.Training);
        using DataSplit validation = dataset.Load(SplitName.Validation);

        Assert.That(training.Labels, Is.EqualTo(TinyDataset.TrainingLabels.Skip(8).Select(value => (long)value)));
        Assert.That(validation.Count, Is.Zero);
        Assert.That(validation.Read(BatchSampler.Sequential(0, 4), torch.CPU), Is.Empty);
    }

    [Test]
    public void Load_Subsets_HaveTheSizeAndEveryClass()
    {
        TinyDataset dataset = TinyDataset.Create(data, new IdxImageOptions { Validation = 10, TrainingSubset = 20, TestSubset = 10 });
        using DataSplit training = dataset.Load(SplitName.Training);
        using DataSplit test = dataset.Load(SplitName.Test);

        Assert.That(training.Labels!.CountBy(label => label).Select(pair => pair.Value), Is.EqualTo(Enumerable.Repeat(2, 10)));
        Assert.That(test.Labels!.CountBy(label => label).Select(pair => pair.Value), Is.EqualTo(Enumerable.Repeat(1, 10)));
    }

    [Test]
    public void Load_FileMissing_SaysWhichCommandAndWhichFolder()
    {
        string path = Path.Combine(data.Folder, "test-labels.gz");
        File.Delete(path);

        AssertError(
            SplitName.Test,
            $"NB3001: {path}: the file is missing. "
            + "Run 'nebula data fetch tiny', or put test-labels.gz (or test-labels, unpacked) into this folder.");
    }

    [Test]
    public void Load_OtherImageSize_SaysWhich()
    {
        string path = data.Write("test-images", IdxBytes.RandomImages(TinyDataset.Test, 2, side: 27));

        AssertError(
            SplitName.Test,
            $"NB3006: {path}, byte 8: the images are 27×27 pixels, expected 28×28. Run 'nebula data fetch tiny', which replaces it.");
    }

    [Test]
    public void Load_MoreLabelsThanImages_SaysHowManyOfEach()
    {
        string path = data.Write("test-labels.gz", IdxBytes.RegularLabels(21));

        AssertError(
            SplitName.Test,
            $"NB3006: {Path.Combine(data.Folder, "test-images")}, byte 4: the file holds 20 images, but {path} holds 21 labels. "
            + "Run 'nebula data fetch tiny', which replaces it.");
    }

    [Test]
    public void Load_LabelOutOfRange_SaysWhichAndWhere()
    {
        byte[] labels = IdxBytes.RegularLabels(TinyDataset.Test);
        labels[8 + 13] = 10;
        string path = data.Write("test-labels.gz", labels);

        AssertError(
            SplitName.Test,
            $"NB3007: {path}, byte 21: label 13 is 10, expected 0 to 9. Run 'nebula data fetch tiny', which replaces it.");
    }

    [Test]
    public void Load_OtherContent_SaysBothHashes()
    {
        byte[] images = [.. TinyDataset.TestImages];
        images[^1] ^= 1;
        string path = data.Write("test-images", images);

        AssertError(
            SplitName.Test,
            $"NB3008: {path}: the content's SHA-256 is {Hash(images)}, expected {Hash(TinyDataset.TestImages)}. "
            + "Run 'nebula data fetch tiny', which replaces it. To use data of your own in this format, set verify: false.");
    }

    [Test]
    public void Load_OtherContentWithoutVerification_LoadsAndChangesTheHash()
    {
        string published = TinyDataset.Create(data).ContentHash();
        data.Write("test-images", IdxBytes.RandomImages(TinyDataset.Test, 77));
        TinyDataset dataset = TinyDataset.Create(data, TinyDataset.Options with { Verify = false });
        using DataSplit split = dataset.Load(SplitName.Test);

        Assert.That(split.Count, Is.EqualTo(TinyDataset.Test));
        Assert.That(dataset.ContentHash(), Is.Not.EqualTo(published));
    }

    [Test]
    public void Load_MoreValidationThanSamples_SaysHowManyThereAre() => AssertError(
        SplitName.Training,
        "NB3009: dataset tiny: validation asks for 60 samples, there are 60 training samples. Lower validation.",
        new IdxImageOptions { Validation = 60 });

    [Test]
    public void Load_LargerSubsetThanSamples_SaysHowManyThereAre() => AssertError(
        SplitName.Training,
        "NB3009: dataset tiny: training_subset asks for 51 samples, there are 50 training samples. Lower training_subset.",
        new IdxImageOptions { Validation = 10, TrainingSubset = 51 });

    [Test]
    public void ContentHash_PackedOtherwise_StaysTheSame()
    {
        string before = TinyDataset.Create(data).ContentHash();
        File.Delete(Path.Combine(data.Folder, "train-images.gz"));
        data.Write("train-images", TinyDataset.TrainingImages);

        Assert.That(TinyDataset.Create(data).ContentHash(), Is.EqualTo(before));
    }

    [Test]
    public void Files_OfTheDataset_NameFoldersMirrorsAndHashes()
    {
        DataFile file = TinyDataset.Create(data).Files[0];

        Assert.That(file.Path, Is.EqualTo("tiny/train-images.gz"));
        Assert.That(file.Mirrors, Is.EqualTo([new Uri("https://example.org/tiny/train-images.gz")]));
        Assert.That(file.ContentSha256, Is.EqualTo([Hash(TinyDataset.TrainingImages)]));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private void AssertError(SplitName split, string expected, IdxImageOptions? options = null)
    {
        var error = Assert.Throws<NebulaException>(() => TinyDataset.Create(data, options).Load(split).Dispose());
        Assert.That(error.Message, Is.EqualTo(expected));
    }
}
