using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Datasets.Text.Files;
using NebulaBench.PluginConformance;

namespace NebulaBench.Datasets.Text.Tests;

[TestFixture(TextTask.Autoencode, TokenKind.Words, GrammarLanguage.English)]
[TestFixture(TextTask.Autoencode, TokenKind.Characters, GrammarLanguage.Tovan)]
[TestFixture(TextTask.Classify, TokenKind.Words, GrammarLanguage.English)]
[TestFixture(TextTask.Translate, TokenKind.Words, GrammarLanguage.English)]
[TestFixture(TextTask.Translate, TokenKind.Characters, GrammarLanguage.Tovan)]
internal sealed class GrammarConformance(TextTask task, TokenKind tokens, GrammarLanguage source) : DatasetConformance
{
    protected override IDataset Create() => new GrammarDataset(
        new GrammarOptions
        {
            Training = 200,
            Validation = 40,
            Test = 60,
            Task = task,
            Tokens = tokens,
            Source = source,
            Length = tokens == TokenKind.Words ? 16 : 70,
        },
        new NoData(),
        NullLogger<GrammarDataset>.Instance);
}

[TestFixture(TextTask.Autoencode, TextFormat.Csv, TokenKind.Words)]
[TestFixture(TextTask.Classify, TextFormat.Csv, TokenKind.Characters)]
[TestFixture(TextTask.Autoencode, TextFormat.Tsv, TokenKind.Bpe)]
[TestFixture(TextTask.Autoencode, TextFormat.Plain, TokenKind.Words)]
internal sealed class TextLinesConformance(TextTask task, TextFormat format, TokenKind tokens) : DatasetConformance
{
    private readonly TemporaryData data = new();

    [OneTimeSetUp]
    public void WriteFiles()
    {
        BpeTests.WriteGpt2(data);
        WriteRows("train", 60);
        WriteRows("test", 20);
    }

    [OneTimeTearDown]
    public void DeleteFiles() => data.Dispose();

    protected override IDataset Create() => new TextLinesDataset(
        new TextLinesOptions
        {
            Training = "train",
            Test = "test",
            Task = task,
            Format = format,
            Header = false,
            TextColumn = "1",
            LabelColumn = format == TextFormat.Plain ? "" : "2",
            Tokens = tokens,
            BpeVocabulary = tokens == TokenKind.Bpe ? "bpe/vocab.json" : "",
            BpeMerges = tokens == TokenKind.Bpe ? "bpe/merges.txt" : "",
        },
        data,
        NullLogger<TextLinesDataset>.Instance);

    // A text's words are its number's digits, so no two are alike and none is unknown.
    private void WriteRows(string name, int count) => data.Write(name, string.Concat(Enumerable.Range(0, count).Select(index =>
    {
        int number = (name == "train" ? 100 : 200) + index;
        string text = string.Join(' ', number.ToString(CultureInfo.InvariantCulture).ToCharArray());
        string label = index % 3 == 0 ? "a" : "b";
        return format == TextFormat.Plain ? $"{text}\n" : $"{text}{(format == TextFormat.Csv ? ',' : '\t')}{label}\n";
    })));
}

[TestFixture(TrecLabels.Coarse)]
[TestFixture(TrecLabels.Fine)]
internal sealed class TrecConformance(TrecLabels labels) : DatasetConformance
{
    private readonly TemporaryData data = new();

    [OneTimeSetUp]
    public void WriteFiles()
    {
        foreach (string name in new[] { "train_5500.label", "TREC_10.label" })
        {
            data.Write($"trec/{name}", string.Concat(Enumerable.Repeat("LOC:city Where ?\nHUM:ind Who ?\nLOC:other Where is it ?\n", 10)));
        }
    }

    [OneTimeTearDown]
    public void DeleteFiles() => data.Dispose();

    protected override bool SamplesAreUnique => false;

    protected override IDataset Create() => new TrecDataset(
        new TrecOptions { Labels = labels, Verify = false, Task = TextTask.Classify }, data, NullLogger<TrecDataset>.Instance);
}

[TestFixture]
internal sealed class AgNewsConformance : DatasetConformance
{
    private readonly TemporaryData data = new();

    [OneTimeSetUp]
    public void WriteFiles()
    {
        foreach (string name in new[] { "train.csv", "test.csv" })
        {
            const string rows = "\"1\",\"A title\",\"Some text\"\n\"2\",\"Other\",\"More text\"\n";
            data.Write($"ag-news/{name}", string.Concat(Enumerable.Repeat(rows, 15)));
        }
        data.Write("ag-news/classes.txt", "World\nSports\n");
    }

    [OneTimeTearDown]
    public void DeleteFiles() => data.Dispose();

    protected override bool SamplesAreUnique => false;

    protected override IDataset Create() => new AgNewsDataset(new AgNewsOptions(), data, NullLogger<AgNewsDataset>.Instance);
}

[TestFixture(TextTask.Autoencode)]
[TestFixture(TextTask.Translate)]
internal sealed class Multi30kConformance(TextTask task) : DatasetConformance
{
    private readonly TemporaryData data = new();

    [OneTimeSetUp]
    public void WriteFiles()
    {
        foreach (string name in new[] { "train", "val", "test_2016_flickr" })
        {
            data.WritePacked($"multi30k/{name}.en.gz", "A dog.\nA cat sits.\n");
            data.WritePacked($"multi30k/{name}.de.gz", "Ein Hund.\nEine Katze sitzt.\n");
        }
    }

    [OneTimeTearDown]
    public void DeleteFiles() => data.Dispose();

    protected override bool SamplesAreUnique => false;

    protected override IDataset Create() =>
        new Multi30kDataset(new Multi30kOptions { Task = task, Verify = false }, data, NullLogger<Multi30kDataset>.Instance);
}
