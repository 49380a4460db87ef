using System.Text;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Text.Tests;

[TestFixture]
internal sealed class BadTextTests
{
    private static readonly TextLinesOptions Plain = new() { Training = "train.txt", Test = "test.txt", ValidationShare = 0 };

    private static readonly TextLinesOptions Table = Plain with { Format = TextFormat.Csv, LabelColumn = "label" };

    private readonly Messages<TextLinesDataset> messages = new();
    private TemporaryData data = null!;

    private string Training => data.PathOf("train.txt");

    [SetUp]
    public void Prepare()
    {
        messages.All.Clear();
        data = new TemporaryData();
        data.Write("test.txt", "text,label\nsome text,a\n");
    }

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void InvalidUtf8_InALine_SaysLineAndByte()
    {
        data.Write("train.txt", [.. "one\n"u8, .. "two "u8, 0xE4, .. " x\r\nthree\n"u8, 0xFF]);

        AssertRefused(
            Plain,
            $"{Training}, line 2: byte 8 of the file (0xe4) is no UTF-8, perhaps Latin-1",
            $"{Training}, line 4: byte 19 of the file (0xff) is no UTF-8, perhaps Latin-1");
        Assert.That(Read.Texts(Skipping(Plain, skipped: 2), SplitName.Training), Is.EqualTo(new[] { "one", "three" }));
        Assert.That(messages.All, Is.EqualTo(new[] { "text-lines: 0 empty lines and 2 lines that cannot be used were left out" }));
        Assert.That(Read.Texts(Dataset(Plain with { Encoding = TextEncoding.Latin1 }), SplitName.Training)[1], Is.EqualTo("two ä x"));
    }

    [Test]
    public void InvalidUtf8_InATable_SpoilsItsRowOnly()
    {
        data.Write("train.txt", [.. "text,label\nx,a\n\"two\nli"u8, 0xE4, .. "nes\",a\ny,a\n"u8]);

        AssertRefused(Table, $"{Training}, line 3: byte 22 of the file (0xe4) is no UTF-8, perhaps Latin-1");
        Assert.That(Read.Texts(Skipping(Table, skipped: 1), SplitName.Training), Is.EqualTo(new[] { "x", "y" }));
    }

    [Test]
    public void ByteOrderMark_AndNoLastNewLine_AreNoText()
    {
        data.Write("train.txt", [0xEF, 0xBB, 0xBF, .. "one\ntwo"u8]);

        Assert.That(Read.Texts(Dataset(Plain), SplitName.Training), Is.EqualTo(new[] { "one", "two" }));
    }

    [Test]
    public void EmptyLines_AreSkippedAndCounted_OrRefused()
    {
        data.Write("train.txt", "one\n\n \t\ntwo\n\n");
        TextLinesDataset dataset = Dataset(Plain);
        using DataSplit split = dataset.Load(SplitName.Training);

        Assert.That((split.Count, split.Skipped), Is.EqualTo((2, 3)));
        Assert.That(messages.All, Is.EqualTo(new[] { "text-lines: 3 empty lines and 0 lines that cannot be used were left out" }));
        AssertRefused(
            Plain with { EmptyLines = EmptyLines.Refuse },
            $"{Training}, line 2: there is no text",
            $"{Training}, line 3: there is no text",
            $"{Training}, line 5: there is no text");
    }

    [Test]
    public void Rows_WithoutLabelOrWithOtherColumns_AreAllNamed()
    {
        data.Write("train.txt", "text,label\nx,a\ny,\nz\nu,a,b\n\n\"q\"q,a\nw,a\n");

        AssertRefused(
            Table,
            $"{Training}, line 3: it has no label",
            $"{Training}, line 4: it has 1 column, expected 2",
            $"{Training}, line 5: it has 3 columns, expected 2",
            $"{Training}, line 7: its quotes do not close");
        Assert.That(Read.Texts(Skipping(Table, skipped: 5), SplitName.Training), Is.EqualTo(new[] { "x", "w" }));
    }

    [Test]
    public void Quotes_ThatAreNeverClosed_SpoilTheRestOfTheFileLoudly()
    {
        data.Write("train.txt", "text,label\nx,a\n\"open,a\ny,a\n");

        AssertRefused(Table, $"{Training}, line 3: its quotes do not close");
    }

    [Test]
    public void Classes_ThatTrainingDoesNotHave_AreNamed()
    {
        data.Write("train.txt", "text,label\nx,b\ny,c\n");

        AssertRefused(Table, $"{data.PathOf("test.txt")}, line 2: there is no class 'a' among those of the training file");
        AssertRefused(
            Table with { Classes = ["a", "b"] }, $"{Training}, line 3: there is no class 'c' among those of classes");
    }

    [Test]
    public void BadLines_MoreThanTwenty_AreCounted()
    {
        data.Write("train.txt", "text,label\nx,a\n" + string.Concat(Enumerable.Repeat("y,\n", 25)));
        NebulaException? error = Assert.Throws<NebulaException>(() => _ = Dataset(Table).Info);

        Assert.That(error!.Message, Does.StartWith("NB3140: dataset text-lines: 25 samples cannot be used:\n  "));
        Assert.That(error.Message, Does.Contain($"\n  {Training}, line 22: it has no label.\n  … and 5 more.\n"));
        Assert.That(error.Message, Does.Not.Contain("line 23"));
    }

    [Test]
    public void Columns_ThatAreMissing_AreNamedWithThoseThereAre()
    {
        data.Write("train.txt", "text,label\nx,a\n");

        AssertFails(
            Table with { TextColumn = "body" },
            $"NB3145: {Training}: there is no column 'body'. Its columns are text, label; name one, or its position from 1, by text_column.");
        AssertFails(
            Table with { TextColumn = "1", LabelColumn = "3", Header = false },
            $"NB3145: {Training}: there is no column '3'. It has 2 columns and, by header: false, no names; name one, or its position from 1, "
            + "by label_column.");
    }

    [Test]
    public void Files_MissingDamagedOrEmpty_SayWhatIsWrong()
    {
        AssertFails(Plain, $"NB3141: {Training}: the file is missing. Correct the path; a relative one begins at the data folder (--data).");
        data.Write("train.txt", "");
        AssertFails(Plain, "NB3146: dataset text-lines: no training sample can be used. Give this split at least one usable line.");
        AssertFails(Table, "NB3146: dataset text-lines: no training sample can be used. Give this split at least one usable line.");
        byte[] packed = TemporaryData.Pack(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 999))));
        data.Write("train.txt", packed[..^20]);
        AssertFails(Plain, $"NB3142: {Training}: the gzip archive is damaged. Fetch the file again, or pack it again.");
    }

    private TextLinesDataset Dataset(TextLinesOptions options) => new(options, data, messages);

    private TextLinesDataset Skipping(TextLinesOptions options, long skipped)
    {
        TextLinesDataset dataset = Dataset(options with { OnBadSample = BadSample.Skip });
        using DataSplit split = dataset.Load(SplitName.Training);
        Assert.That(split.Skipped, Is.EqualTo(skipped));
        return dataset;
    }

    private void AssertRefused(TextLinesOptions options, params string[] lines) => AssertFails(
        options,
        $"NB3140: dataset text-lines: {lines.Length} {(lines.Length == 1 ? "sample" : "samples")} cannot be used:"
        + string.Concat(lines.Select(line => $"\n  {line}."))
        + "\n Mend them or take them out, or go on without them by on_bad_sample: skip.");

    private void AssertFails(TextLinesOptions options, string message) =>
        Assert.That(() => Dataset(options).Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(message));
}
