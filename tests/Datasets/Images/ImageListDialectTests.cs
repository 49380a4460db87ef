using System.Text;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>The ways in which programs write lists.</summary>
[TestFixture]
internal sealed class ImageListDialectTests
{
    private const string Content = "source,target,label\na.png,,0\nb.png,\"\",7\n";
    private const string Semicolons = "source;target;label\na.png;;0\nb.png;\"\";7\n";

    private TemporaryData data = null!;

    [SetUp]
    public void Prepare()
    {
        data = new TemporaryData();
        foreach (string name in new[] { "a", "b" })
        {
            data.Write($"{name}.png", PngBytes.Gray(4, 4, PictureLists.Random(16, name[0], 256)));
        }
    }

    [TearDown]
    public void CleanUp() => data.Dispose();

    private static IEnumerable<TestCaseData> Spellings()
    {
        foreach ((string name, string text) in new[]
        {
            ("plain", Content),
            ("byte order mark", "\uFEFF" + Content),
            ("CR", Content.Replace('\n', '\r')),
            ("CRLF", Content.ReplaceLineEndings("\r\n")),
            ("no header", "a.png,,0\nb.png,,7\n"),
            ("semicolons", Semicolons),
            ("semicolons and CR", Semicolons.Replace('\n', '\r')),
            ("semicolons, no header", "a.png;;0\nb.png;;7\n"),
            ("tabs", Content.Replace(',', '\t')),
            ("sep=;", "sep=;\r\n" + Semicolons.ReplaceLineEndings("\r\n")),
            ("comments", "# made by hand\n#\n" + Content + "# the end\n"),
            ("header as a comment", "# source,target,label\na.png,,0\nb.png,,7\n"),
        })
        {
            yield return new TestCaseData(Encoding.UTF8.GetBytes(text)).SetArgDisplayNames(name);
        }
        yield return new TestCaseData((byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Semicolons)]).SetArgDisplayNames("UTF-16");
    }

    [TestCaseSource(nameof(Spellings))]
    public void Read_EverySpelling_IsTheSameList(byte[] bytes)
    {
        ImageListFile list = ImageListFile.Read(data.Write("list.csv", bytes));

        Assert.That(list.Bad, Is.Empty);
        Assert.That(list.Samples.Select(sample => (Path.GetFileName(sample.Source), sample.Target, sample.Label)), Is.EqualTo(new[]
        {
            ("a.png", (string?)null, (long?)0), ("b.png", null, 7),
        }));
    }

    [Test]
    public void Read_NamesOfFiles_MayHoldSemicolonsAndHashes()
    {
        data.Write("a;b.png", [1]);
        data.Write("#1.png", [1]);

        Assert.That(ImageListFile.Read(data.Write("list.csv", "a;b.png\n#1.png\n"u8.ToArray())).Samples.Select(sample => Path.GetFileName(sample.Source)),
            Is.EqualTo(new[] { "a;b.png", "#1.png" }));
    }

    [Test]
    public void Read_Latin1OrUtf16WithoutAMark_IsRefusedByName()
    {
        string path = data.Write("list.csv", [.. "source\nJ"u8, 0xE4, .. "rg.png\n"u8]);
        Assert.That(() => ImageListFile.Read(path), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3031: {path}, row 2: byte 8 of the file (0xe4) is no UTF-8, perhaps Latin-1. Save the list as UTF-8."));
        data.Write("list.csv", Encoding.Unicode.GetBytes(Content));
        Assert.That(() => ImageListFile.Read(path), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3031: {path}: the list is UTF-16 or UTF-32. Save it as UTF-8."));
    }

    [Test]
    public void Read_EmptyListOrDevice_IsRefused()
    {
        string path = data.Write("list.csv", []);
        const string What = "the list is empty, or no regular file. Name a CSV file, a row for each sample.";

        Assert.That(() => ImageListFile.Read(path), Throws.TypeOf<NebulaException>().With.Message.EqualTo($"NB3031: {path}: {What}"));
        Assert.That(() => ImageListFile.Read("/dev/zero"), Throws.TypeOf<NebulaException>().With.Message.EqualTo($"NB3031: /dev/zero: {What}"));
    }

    [Test]
    public void Read_HeaderWithoutSource_IsRefused()
    {
        string path = data.Write("list.csv", "file;label\na.png;0\n"u8.ToArray());

        Assert.That(() => ImageListFile.Read(path), Throws.TypeOf<NebulaException>().With.Message.StartsWith(
            $"NB3031: {path}, row 1: the header has no column 'source'."));
    }

    [Test]
    public void Classes_LabelsWithGaps_AreThoseThatOccur()
    {
        data.Write("train.csv", Encoding.UTF8.GetBytes("a.png,,0,cat\nb.png,,7,dog\n"));
        data.Write("test.csv", Encoding.UTF8.GetBytes("a.png,,7\n"));
        ImageListDataset dataset = Dataset();
        using DataSplit training = dataset.Load(SplitName.Training), test = dataset.Load(SplitName.Test);

        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "cat", "dog" }));
        Assert.That(training.Labels, Is.EqualTo(new long[] { 0, 1 }));
        Assert.That(test.Labels, Is.EqualTo(new long[] { 1 }));
    }

    [Test]
    public void Classes_LabelOfTestAlone_IsSaid()
    {
        data.Write("train.csv", Encoding.UTF8.GetBytes(Content));
        string test = data.Write("test.csv", "a.png,,3\na.png,,0\n"u8.ToArray());

        Assert.That(() => Dataset().Load(SplitName.Test), Throws.TypeOf<NebulaException>().With.Message.Contains(
            $"{test}, row 1: its label is 3, which no training row has."));
    }

    private ImageListDataset Dataset() =>
        new(new ImageListOptions { Training = "tiny/train.csv", Test = "tiny/test.csv", ValidationShare = 0 }, data);
}
