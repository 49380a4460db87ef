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

    private ImageFolderDataset Create() => new(new ImageFolderOptions { Path = TinyDataset.Id }, data);

    private static long[] Sizes(ImageFolderDataset dataset) => [.. Enum.GetValues<SplitName>().Select(name =>
    {
        using DataSplit split = dataset.Load(name);
        return split.Count;
    })];
}
