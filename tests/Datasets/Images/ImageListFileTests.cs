namespace NebulaBench.Datasets.Images.Tests;

[TestFixture]
internal sealed class ImageListFileTests
{
    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Read_NoHeader_TakesSourceTargetLabelAndClassInOrder()
    {
        ImageSample sample = Read("a.png,b.png,3,cat\n").Samples.Single();

        Assert.That(sample.Source, Is.EqualTo(InFolder("a.png")));
        Assert.That(sample.Target, Is.EqualTo(InFolder("b.png")));
        Assert.That((sample.Label, sample.ClassName, sample.Where), Is.EqualTo((3L, "cat", $"{InFolder("list.csv")}, row 1")));
    }

    [Test]
    public void Read_Header_MayOrderAndLeaveOutColumns()
    {
        ImageSample sample = Read("Label,Source\n3,a.png\n").Samples.Single();

        Assert.That((sample.Source, sample.Target, sample.Label), Is.EqualTo((InFolder("a.png"), (string?)null, 3L)));
        Assert.That(sample.Where, Does.EndWith("row 2"));
    }

    [Test]
    public void Read_QuotesSpacesAndEmptyLines_FollowTheCustomsOfCsv()
    {
        ImageListFile list = Read("\"a, \"\"b\"\".png\" , , 1\n\nc.png,,0\r\n");

        Assert.That(list.Bad, Is.Empty);
        Assert.That(list.Samples.Select(sample => sample.Source), Is.EqualTo(new[] { InFolder("a, \"b\".png"), InFolder("c.png") }));
        Assert.That(list.Samples[1].Where, Does.EndWith("row 3"));
    }

    [Test]
    public void Read_AbsolutePath_StaysAbsolute()
    {
        string elsewhere = Path.Combine(Path.GetTempPath(), "x.png");

        Assert.That(Read($"{elsewhere}\n").Samples.Single().Source, Is.EqualTo(elsewhere));
    }

    private ImageListFile Read(string text)
    {
        File.WriteAllText(InFolder("list.csv"), text);
        return ImageListFile.Read(InFolder("list.csv"));
    }

    private string InFolder(string name) => Path.Combine(data.Folder, name);
}
