using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Datasets.Text.Files;

namespace NebulaBench.Datasets.Text.Tests;

[TestFixture]
internal sealed class TextLinesTests
{
    private static readonly TextLinesOptions Table = new()
    {
        Training = "train.csv",
        Test = "test.csv",
        Format = TextFormat.Csv,
        ValidationShare = 0,
        LabelColumn = "label",
    };

    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Csv_ColumnsByNameAndQuotes_AreTextsAndLabels()
    {
        data.Write("train.csv", "id,label,text\n1,yes,\"one, \"\"two\"\"\nthree\"\n2,no,four\n");
        data.Write("test.csv", "id,label,text\n3,no,four three\n");
        TextLinesDataset dataset = Dataset(Table);
        using DataSplit training = dataset.Load(SplitName.Training);

        Assert.That(training.Ids, Is.EqualTo(new[] { "2", "4" }), "the lines they begin in");

        Assert.That(Read.Texts(dataset, SplitName.Training), Is.EqualTo(new[] { "one , \" two \" three", "four" }));
        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "no", "yes" }));
        Assert.That(Read.Labels(dataset, SplitName.Training), Is.EqualTo(new long[] { 1, 0 }));
    }

    [Test]
    public void Tsv_ColumnsByPosition_KeepQuotesAsTheyAre()
    {
        data.Write("train.csv", "10\t\"hm\n9\tso, so\n");
        data.Write("test.csv", "9\tso\n");
        TextLinesDataset dataset = Dataset(
            Table with { Format = TextFormat.Tsv, Header = false, TextColumn = "2", LabelColumn = "1" });

        Assert.That(Read.Texts(dataset, SplitName.Training), Is.EqualTo(new[] { "\" hm", "so , so" }));
        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "9", "10" }), "whole numbers are in their order");
        Assert.That(Read.Labels(dataset, SplitName.Training), Is.EqualTo(new long[] { 1, 0 }));
    }

    [Test]
    public void Classes_Given_AreTheOrderOfTheLabels()
    {
        data.Write("train.csv", "text,label\nx,b\ny,a\n");
        data.Write("test.csv", "text,label\nx,b\n");
        TextLinesDataset dataset = Dataset(Table with { Classes = ["b", "c", "a"] });

        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "b", "c", "a" }));
        Assert.That(Read.Labels(dataset, SplitName.Training), Is.EqualTo(new long[] { 0, 2 }));
    }

    [Test]
    public void Validation_WithoutAFile_IsHeldOutInProportion()
    {
        IEnumerable<string> rows = Enumerable.Range(0, 40).Select(index => $"text{index},{(index % 4 == 0 ? "rare" : "often")}\n");
        data.Write("train.csv", "text,label\n" + string.Concat(rows));
        data.Write("test.csv", "text,label\nx,rare\n");
        TextLinesDataset dataset = Dataset(Table with { ValidationShare = 0.2 });

        Assert.That(Read.Labels(dataset, SplitName.Validation).CountBy(label => label).ToDictionary(), Is.EquivalentTo(
            new Dictionary<long, int> { [0] = 6, [1] = 2 }));
        Assert.That(Read.Labels(dataset, SplitName.Training), Has.Length.EqualTo(32));
        Assert.That(
            Dataset(Table with { ValidationShare = 0.2, Seed = 1 }).ContentHash(), Is.Not.EqualTo(dataset.ContentHash()));
        data.Write("val.csv", "text,label\ny,rare\n");
        TextLinesDataset own = Dataset(Table with { Validation = "val.csv", ValidationShare = 0.2 });
        Assert.That(Read.Labels(own, SplitName.Training), Has.Length.EqualTo(40));
        Assert.That(Read.Labels(own, SplitName.Validation), Is.EqualTo(new long[] { 1 }));
    }

    private TextLinesDataset Dataset(TextLinesOptions options) => new(options, data, NullLogger<TextLinesDataset>.Instance);
}
