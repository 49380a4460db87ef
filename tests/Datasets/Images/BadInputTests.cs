using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>What a user is told of each kind of bad input.</summary>
[TestFixture]
internal sealed class BadInputTests
{
    private const string Remedy = "\n Mend them or take them out, or go on without them by on_bad_sample: skip.";

    private TemporaryData data = null!;
    private string train = null!;

    [SetUp]
    public void Prepare()
    {
        data = new TemporaryData();
        train = Path.Combine(data.Folder, "train.csv");
        foreach (string name in new[] { "a", "b", "c" })
        {
            data.Write($"{name}.png", PngBytes.Gray(4, 4, PictureLists.Random(16, name[0], 256)));
        }
        File.WriteAllText(Path.Combine(data.Folder, "test.csv"), "c.png,,0\n");
    }

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Load_MissingFile_NamesListRowAndFile() => AssertBad(
        "a.png,,0\nnowhere.png,,0\n",
        $"{train}, row 2: source {InFolder("nowhere.png")} is missing.");

    [Test]
    public void Load_TruncatedJpeg_SaysThatItEnds()
    {
        byte[] whole = Jpeg.Ramp(64, 64);
        data.Write("cut.jpg", whole[..^(whole.Length / 4)]);

        AssertBad(
            "a.png,,0\ncut.jpg,,0\n",
            new ImageListOptions { Height = 4, Width = 4 },
            $"{train}, row 2: source {InFolder("cut.jpg")} ends before its last pixel.");
    }

    [Test]
    public void Load_TruncatedPng_SaysThatItEnds()
    {
        data.Write("cut.png", PngBytes.Gray16(4, 4, new ushort[16])[..^20]);
        data.Write("cut8.png", PngBytes.Gray(4, 4, PictureLists.Random(16, 3, 256))[..^30]);

        AssertBad(
            "a.png,,0\ncut.png,,0\ncut8.png,,0\n",
            $"{train}, row 2: source {InFolder("cut.png")} ends before its last pixel.",
            $"{train}, row 3: source {InFolder("cut8.png")} ends before its last pixel.");
    }

    // 32,769 × 32,768 × 4 bytes is 131,072 in 32 bits; 40,000 × 40,000 values of 16 bits is negative.
    [TestCase(32_769, 32_768, 8)]
    [TestCase(40_000, 40_000, 16)]
    [TestCase(50_000, 50_000, 8)]
    public void Load_PngThatClaimsMorePixelsThanAreRead_SaysSo(int width, int height, int depth)
    {
        byte[] bomb = PngBytes.For(1, 1, (byte)depth, 0, depth / 8, new byte[depth / 8]);
        data.Write("bomb.png", PngBytes.Claiming(bomb, height, width));

        AssertBad(
            "a.png,,0\nbomb.png,,0\n",
            new ImageListOptions { Height = 4, Width = 4 },
            $"{train}, row 2: source {InFolder("bomb.png")} claims {width} × {height} pixels; at most 64000000 are read: make it smaller.");
    }

    [Test]
    public void Load_NoPicture_SaysSo()
    {
        data.Write("page.png", "<html>Not found</html>"u8.ToArray());
        data.Write("empty.png", []);

        AssertBad(
            "a.png,,0\npage.png,,0\nempty.png,,0\n",
            $"{train}, row 2: source {InFolder("page.png")} is no picture, or its header is damaged.",
            $"{train}, row 3: source {InFolder("empty.png")} is empty.");
    }

    [Test]
    public void Load_WrongColumnCount_SaysWhichAreExpected() => AssertBad(
        "a.png,,0\nb.png\nb.png,,0,x,y\n",
        $"{train}, row 2: it has 1 column, expected 3 (source,target,label).",
        $"{train}, row 3: it has 5 columns, expected 3 (source,target,label).");

    [TestCase("cat")]
    [TestCase("1.5")]
    [TestCase("-1")]
    [TestCase("100000")]
    public void Load_LabelThatIsNoInteger_QuotesIt(string label) => AssertBad(
        $"a.png,,0\nb.png,,{label}\n", $"{train}, row 2: its label '{label}' is no whole number from 0 to 99999.");

    [Test]
    public void Load_NoLabelBesideLabels_SaysSo() => AssertBad(
        "a.png,,0\nb.png,,\n", $"{train}, row 2: it has no label, but other rows do.");

    [Test]
    public void Load_LabelBeyondTheClassNames_SaysSo() => AssertBad(
        "a.png,,0\nb.png,,2\n",
        new ImageListOptions { ClassNames = ["x", "y"] },
        $"{train}, row 2: its label is 2, expected 0 to 1.");

    [Test]
    public void Load_NoSource_SaysSo() => AssertBad("a.png,,0\n,b.png,0\n", $"{train}, row 2: it names no source.");

    [Test]
    public void Load_MixedSizesWithoutResize_SaysBothSizes()
    {
        data.Write("wide.png", PngBytes.Gray(4, 6, new byte[24]));

        AssertBad(
            "a.png,,0\nwide.png,,0\nb.png,wide.png,0\n",
            $"{train}, row 2: source {InFolder("wide.png")} is 6×4 pixels, the first 4×4: give height and width to bring all to one size.",
            $"{train}, row 3: target {InFolder("wide.png")} is 6×4 pixels, the first 4×4: give height and width to bring all to one size.");
    }

    [Test]
    public void Load_MixedSizesWithResize_IsFine()
    {
        data.Write("wide.png", PngBytes.Gray(4, 6, new byte[24]));
        using DataSplit split = Create("a.png,,0\nwide.png,,0\n", new ImageListOptions { Height = 3, Width = 5 }).Load(SplitName.Training);

        Assert.That(split.Count, Is.EqualTo(2));
    }

    [Test]
    public void Load_LabelImages_MustHoldClassesAsNumbers()
    {
        data.Write("wrong.png", PngBytes.Palette(4, 4, [.. Enumerable.Repeat((byte)1, 15), 3]));
        data.Write("color.png", PngBytes.Rgb(4, 4, new byte[48]));
        data.Write("good.png", PngBytes.Palette(4, 4, new byte[16]));
        File.WriteAllText(Path.Combine(data.Folder, "test.csv"), "c.png,good.png,0\n");

        AssertBad(
            "a.png,good.png,0\na.png,,0\nb.png,wrong.png,0\nb.png,color.png,0\n",
            new ImageListOptions { Task = ImageTask.Segmentation, Segments = 3 },
            $"{train}, row 2: it names no target, which segmentation needs.",
            $"{train}, row 3: target {InFolder("wrong.png")} holds the class 3 at row 3, column 3, expected 0 to 2.",
            $"{train}, row 4: target {InFolder("color.png")} is no label image: "
            + "it has colors or opacity instead of one number a pixel.");
    }

    [Test]
    public void Load_ManyBadRows_ShowsTwentyAndCountsTheRest()
    {
        string rows = string.Concat(Enumerable.Range(0, 25).Select(index => $"missing-{index}.png,,0\n"));
        NebulaException error = Assert.Throws<NebulaException>(() => Create("a.png,,0\n" + rows).Load(SplitName.Test))!;

        Assert.That(error.Message, Does.StartWith("NB3030: dataset image-list: 25 samples cannot be used:\n"));
        Assert.That(error.Message.Split('\n'), Has.Length.EqualTo(23));
        Assert.That(error.Message, Does.EndWith($"missing-19.png is missing.\n  … and 5 more.{Remedy}"));
    }

    [Test]
    public void Load_Skip_GoesOnWithoutThemAndCountsThem()
    {
        ImageListDataset dataset = Create(
            "a.png,,0\nnowhere.png,,0\nb.png,,cat\nb.png,,0\n", new ImageListOptions { OnBadSample = BadSample.Skip });
        using DataSplit training = dataset.Load(SplitName.Training);
        using DataSplit test = dataset.Load(SplitName.Test);

        Assert.That((training.Count, training.Skipped), Is.EqualTo((2L, 2L)));
        Assert.That((test.Count, test.Skipped), Is.EqualTo((1L, 0L)));
    }

    [Test]
    public void Load_SkipLeavesNothing_SaysSo()
    {
        ImageListDataset dataset = Create("a.png,,0\n", new ImageListOptions { OnBadSample = BadSample.Skip });
        Assert.That(dataset.Info.Input, Is.EqualTo(new ImageShape(3, 4, 4)));
        File.Delete(InFolder("a.png"));

        Assert.That(() => dataset.Load(SplitName.Test), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB3032: dataset image-list: no training sample can be used. Give this split at least one usable picture."));
    }

    [Test]
    public void Info_NoPictureOpens_NamesTheFirst() => Assert.That(
        () => Create("x.png,,0\n", test: "y.png,,0\n").Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3032: dataset image-list: no picture can be opened; the first, {InFolder("x.png")} is missing. "
            + "Check the paths, which are relative to the list that names them."));

    [Test]
    public void Info_ListMissing_SaysWhereListsAreLookedFor() => Assert.That(
        () => new ImageListDataset(new ImageListOptions { Training = "no.csv", Test = "no.csv" }, data).Info,
        Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3031: {Path.Combine(data.Root, "no.csv")}: the list is missing. Correct the path; a relative one begins at the data folder (--data)."));

    [Test]
    public void Info_UnknownColumn_NamesTheColumns() => Assert.That(
        () => Create("source,color\na.png,red\n").Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3031: {train}, row 1: the header names a column 'color'. Columns are source, target, label, class."));

    [Test]
    public void Info_FolderMissing_SaysWhereItIsLookedFor() => Assert.That(
        () => new ImageFolderDataset(new ImageFolderOptions { Path = "nowhere" }, data, NullLogger<ImageFolderDataset>.Instance).Info,
        Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3031: {Path.Combine(data.Root, "nowhere")}: the folder is missing. Correct the path; a relative one begins at the data folder (--data)."));

    [Test]
    public void Load_FolderWithADamagedPicture_NamesIt()
    {
        PictureFolders.Write(data, hasSplits: true);
        string damaged = data.Write(Path.Combine("train", "cats", "3.png"), [1, 2, 3]);
        var dataset = new ImageFolderDataset(new ImageFolderOptions { Path = TinyDataset.Id }, data, NullLogger<ImageFolderDataset>.Instance);

        Assert.That(() => dataset.Load(SplitName.Test), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB3030: dataset image-folder: 1 sample cannot be used:"
            + $"\n  {damaged}: is no picture, or its header is damaged.{Remedy}"));
    }

    [Test]
    public void Info_ClassWithoutTrainingSamples_IsRefused()
    {
        PictureFolders.Write(data, hasSplits: true);
        Directory.CreateDirectory(InFolder("test/birds"));
        File.Copy(InFolder("a.png"), InFolder("test/birds/0.png"));

        Assert.That(
            () => new ImageFolderDataset(new ImageFolderOptions { Path = TinyDataset.Id }, data, NullLogger<ImageFolderDataset>.Instance).Info,
            Throws.TypeOf<NebulaException>().With.Message.EqualTo(
                $"NB3032: {data.Folder}: the class 'birds' has test samples, but no training samples. Give every split the same folders of classes."));
    }

    [Test]
    public void Info_MissingFilesAndBadRows_AreNamedBeforeAnythingIsDecoded() => Assert.That(
        () => Create("a.png,,0\nnowhere.png,,0\nb.png,,cat\nb.png,gone.png,0\n").Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB3030: dataset image-list: 3 samples cannot be used:"
            + $"\n  {train}, row 3: its label 'cat' is no whole number from 0 to 99999."
            + $"\n  {train}, row 2: source {InFolder("nowhere.png")} is missing."
            + $"\n  {train}, row 4: target {InFolder("gone.png")} is missing.{Remedy}"));

    [Test]
    public void Info_AllRowsBad_NamesThem() => Assert.That(
        () => Create("a.png,,cat\n", test: ",,0\n").Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB3030: dataset image-list: 2 samples cannot be used:"
            + $"\n  {train}, row 1: its label 'cat' is no whole number from 0 to 99999."
            + $"\n  {InFolder("test.csv")}, row 1: it names no source.{Remedy}"));

    [Test]
    public void Info_MixedSizesWithoutResize_SaysBothSizes()
    {
        string wide = data.Write("wide.png", PngBytes.Gray(4, 6, new byte[24]));
        const string Rows = "a.png,,0\nb.png,,0\nwide.png,,0\n";

        Assert.That(() => Create(Rows).Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3034: {wide}: pictures have different sizes: this is 6×4 pixels, the first 4×4. Give height and width to bring all to one size."));
        Assert.That(Create(Rows, new ImageListOptions { Height = 3, Width = 5 }).Info.Input, Is.EqualTo(new ImageShape(3, 3, 5)));
        Assert.That(Create(Rows, new ImageListOptions { OnBadSample = BadSample.Skip }).Info.Input, Is.EqualTo(new ImageShape(3, 4, 4)));
    }

    [Test]
    public void Info_FirstPictureClaimsTooMuch_TakesTheSizeOfTheNext()
    {
        data.Write("bomb.png", PngBytes.Claiming(PngBytes.Gray(1, 1, 0), 50_000, 50_000));

        Assert.That(
            Create("bomb.png,,0\na.png,,0\n", new ImageListOptions { OnBadSample = BadSample.Skip }).Info.Input, Is.EqualTo(new ImageShape(3, 4, 4)));
    }

    private string InFolder(string name) => Path.Combine(data.Folder, name);

    private ImageListDataset Create(string rows, ImageListOptions? options = null, string? test = null)
    {
        File.WriteAllText(train, rows);
        if (test is not null)
        {
            File.WriteAllText(InFolder("test.csv"), test);
        }
        return new ImageListDataset(
            (options ?? new ImageListOptions()) with { Training = "tiny/train.csv", Test = "tiny/test.csv", ValidationShare = 0 }, data);
    }

    private void AssertBad(string rows, params string[] complaints) => AssertBad(rows, new ImageListOptions(), complaints);

    private void AssertBad(string rows, ImageListOptions options, params string[] complaints)
    {
        string count = complaints.Length == 1 ? "1 sample" : $"{complaints.Length} samples";
        var error = Assert.Throws<NebulaException>(() => Create(rows, options).Load(SplitName.Test));

        Assert.That(error.Message, Is.EqualTo(
            $"NB3030: dataset image-list: {count} cannot be used:{string.Concat(complaints.Select(line => "\n  " + line))}{Remedy}"));
    }
}
