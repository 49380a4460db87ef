using Microsoft.Extensions.Logging.Abstractions;

namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class ImageFolderDatasetTests
{
    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Load_FoldersOfSplits_AreTaken()
    {
        PictureFolders.Write(data, hasSplits: true);
        ImageFolderDataset dataset = Create();

        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "cats", "dogs" }));
        Assert.That(Sizes(dataset), Is.EqualTo(new[] { 20L, 20, 20 }));
    }

    [Test]
    public void Load_FoldersOfClassesAlone_AreSplitWithEveryClassInProportion()
    {
        PictureFolders.Write(data, hasSplits: false);
        ImageFolderDataset dataset = Create();
        using DataSplit test = dataset.Load(SplitName.Test);

        Assert.That(Sizes(dataset), Is.EqualTo(new[] { 14L, 2, 4 }));
        Assert.That(test.Labels!.CountBy(label => label).Select(pair => pair.Value), Is.EqualTo(new[] { 2, 2 }));
    }

    [TestCase(true, "test/cats/0.png", "test/dogs/9.png")]
    [TestCase(false, "cats/", "dogs/")]
    public void Ids_OfFiles_ArePathsBelowTheFolder(bool hasSplits, string first, string last)
    {
        PictureFolders.Write(data, hasSplits);
        using DataSplit test = Create().Load(SplitName.Test);

        Assert.That(test.Ids!, Has.Count.EqualTo(test.Count).And.Unique);
        Assert.That(test.Ids![0], Does.StartWith(first));
        Assert.That(test.Ids[^1], Does.StartWith(last));
    }

    [Test]
    public void Load_PicturesInNoFolderOfAClass_HaveNoClass()
    {
        PictureFolders.WriteFlat(data, "");
        ImageFolderDataset dataset = Create();
        using DataSplit training = dataset.Load(SplitName.Training);

        Assert.That(dataset.Info.Classes, Is.Empty);
        Assert.That(training.Labels, Is.Null);
        Assert.That(Sizes(dataset), Is.EqualTo(new[] { 14L, 2, 4 }));
    }

    [Test]
    public void Load_SplitsOfPicturesWithoutClasses_AreTaken()
    {
        PictureFolders.WriteFlat(data, "train");
        PictureFolders.WriteFlat(data, "test");
        ImageFolderDataset dataset = Create();

        Assert.That(dataset.Info.Classes, Is.Empty);
        Assert.That(Sizes(dataset), Is.EqualTo(new[] { 18L, 2, 20 }));
    }

    [Test]
    public void Info_WhatIsNoClass_IsLeftOutAndSaidOnce()
    {
        PictureFolders.Write(data, hasSplits: false);
        Directory.CreateDirectory(Path.Combine(data.Folder, "__MACOSX"));
        Directory.CreateDirectory(Path.Combine(data.Folder, "empty"));
        Directory.CreateSymbolicLink(Path.Combine(data.Folder, "cats", "up"), "..");
        var log = new Messages<ImageFolderDataset>();
        var dataset = new ImageFolderDataset(new ImageFolderOptions { Path = TinyDataset.Id }, data, log);

        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "cats", "dogs" }));
        Assert.That(Sizes(dataset), Is.EqualTo(new[] { 14L, 2, 4 }));
        Assert.That(log.All, Is.EqualTo(new[]
        {
            $"{data.Folder}: left out: 'empty' is no class: no file is in it; 2 files of other formats (.txt); "
            + "1 hidden or system folder (__MACOSX); 1 symbolic link to what was read already",
        }));
    }

    [Test]
    public void ContentHash_OtherNamesOfTheFiles_IsTheSame()
    {
        PictureFolders.Write(data, hasSplits: true);
        string before = Create().ContentHash();
        string cats = Path.Combine(data.Folder, "train", "cats");
        File.Move(Path.Combine(cats, "0.png"), Path.Combine(cats, "00.png"));

        Assert.That(Create().ContentHash(), Is.EqualTo(before));
    }

    [Test]
    public void ContentHash_OtherPixel_IsAnother()
    {
        PictureFolders.Write(data, hasSplits: true);
        string before = Create().ContentHash();
        data.Write(Path.Combine("train", "cats", "0.png"), PngBytes.Rgb(6, 6, new byte[108]));

        Assert.That(Create().ContentHash(), Is.Not.EqualTo(before));
    }

    private ImageFolderDataset Create() => new(new ImageFolderOptions { Path = TinyDataset.Id }, data, NullLogger<ImageFolderDataset>.Instance);

    private static long[] Sizes(ImageFolderDataset dataset) => [.. Enum.GetValues<SplitName>().Select(name =>
    {
        using DataSplit split = dataset.Load(name);
        return split.Count;
    })];
}
