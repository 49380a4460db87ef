using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Text.Tests;

/// <summary>The published datasets' formats, in small files of the test's own.</summary>
[TestFixture]
internal sealed class PublishedFormatTests
{
    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Trec_Questions_HaveCoarseOrFineClasses()
    {
        WriteTrec("LOC:city Where is \u00F0is ?\nHUM:ind Who : me ?\nLOC:other Where ?\n", "HUM:ind Who ?\n");
        TrecDataset coarse = Trec(new TrecOptions()), fine = Trec(new TrecOptions { Labels = TrecLabels.Fine });

        Assert.That(coarse.Info.Classes, Is.EqualTo(new[] { "HUM", "LOC" }));
        Assert.That(fine.Info.Classes, Is.EqualTo(new[] { "HUM:ind", "LOC:city", "LOC:other" }));
        Assert.That(Read.Texts(coarse, SplitName.Training), Is.EqualTo(new[] { "where is ðis ?", "who : me ?", "where ?" }));
        Assert.That(Read.Labels(coarse, SplitName.Training), Is.EqualTo(new long[] { 1, 0, 1 }));
        Assert.That(Read.Labels(fine, SplitName.Training), Is.EqualTo(new long[] { 1, 0, 2 }));
    }

    [Test]
    public void Trec_BadLines_AreAllNamed()
    {
        WriteTrec("LOC:city Where ?\nwithout a label\nLOC: Where ?\n", "HUM:ind Who ?\n");
        string training = data.PathOf("trec/train_5500.label"), test = data.PathOf("trec/TREC_10.label");

        Assert.That(() => Trec(new TrecOptions()).Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB3140: dataset trec: 3 samples cannot be used:"
            + $"\n  {training}, line 2: it does not begin with a label such as LOC:city and a space."
            + $"\n  {training}, line 3: it does not begin with a label such as LOC:city and a space."
            + $"\n  {test}, line 1: there is no class 'HUM' among those of the training file."
            + "\n Mend them or take them out, or go on without them by on_bad_sample: skip."));
    }

    [Test]
    public void Trec_MissingOrOtherFiles_SaysWhatToDo()
    {
        string training = data.PathOf("trec/train_5500.label");
        Assert.That(() => Trec(new TrecOptions()).Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3141: {training}: the file is missing. Run 'nebula data fetch trec', or put train_5500.label into this folder."));
        WriteTrec("LOC:city Where ?\n", "LOC:city Where ?\n");
        Assert.That(
            () => new TrecDataset(new TrecOptions(), data, NullLogger<TrecDataset>.Instance).Info,
            Throws.TypeOf<NebulaException>().With.Message.StartsWith($"NB3144: {training}: the content's SHA-256 is ")
                .And.Message.EndsWith("To use data of your own in this format, set verify: false."));
    }

    [Test]
    public void AgNews_Tables_AreTitlesAndDescriptions()
    {
        WriteAgNews("\"2\",\"Goal\",\"He said \"\"no\"\", twice\"\n\"1\",\"Talks\",\"in Rome\"\n");
        AgNewsDataset both = AgNews(new AgNewsOptions { ValidationShare = 0 });
        AgNewsDataset titles = AgNews(new AgNewsOptions { ValidationShare = 0, Descriptions = false });

        Assert.That(both.Info.Classes, Is.EqualTo(new[] { "World", "Sports" }));
        Assert.That(Read.Texts(both, SplitName.Training), Is.EqualTo(new[] { "goal he said \" no \" , twice", "talks in rome" }));
        Assert.That(Read.Texts(titles, SplitName.Training), Is.EqualTo(new[] { "goal", "talks" }));
        Assert.That(Read.Labels(both, SplitName.Training), Is.EqualTo(new long[] { 1, 0 }));
    }

    [Test]
    public void AgNews_BadRows_AreAllNamed()
    {
        WriteAgNews("\"1\",\"a\",\"b\"\n\"3\",\"a\",\"b\"\n\"x\",\"a\",\"b\"\n\"\",\"a\",\"b\"\n\"1\",\"a\"\n");
        string training = data.PathOf("ag-news/train.csv");

        Assert.That(() => AgNews(new AgNewsOptions()).Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB3140: dataset ag-news: 4 samples cannot be used:"
            + $"\n  {training}, line 2: its class '3' is no number from 1 to 2, the classes of classes.txt."
            + $"\n  {training}, line 3: its class 'x' is no number from 1 to 2, the classes of classes.txt."
            + $"\n  {training}, line 4: it has no label."
            + $"\n  {training}, line 5: it has 2 columns, expected 3 (class, title, description)."
            + "\n Mend them or take them out, or go on without them by on_bad_sample: skip."));
        data.Write("ag-news/classes.txt", "\n");
        Assert.That(() => AgNews(new AgNewsOptions()).Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3147: {data.PathOf("ag-news/classes.txt")}: it does not name the classes, a line each. Fetch the file again."));
    }

    [Test]
    public void Multi30k_Pairs_AreInputAndTarget()
    {
        WriteMulti30k("A dog runs.\nTwo men.\n", "Ein Hund rennt.\nZwei Männer stehen da.\n");
        Multi30kDataset dataset = Multi30k(new Multi30kOptions { Task = TextTask.Translate, Length = 6, TargetLength = 8 });
        Multi30kDataset turned = Multi30k(new Multi30kOptions { Task = TextTask.Translate, Source = Multi30kLanguage.De });

        Assert.That(Read.Texts(dataset, SplitName.Training), Is.EqualTo(new[] { "a dog runs .", "two men ." }));
        Assert.That(Read.Targets(dataset, SplitName.Training), Is.EqualTo(new[] { "ein hund rennt .", "zwei männer stehen da ." }));
        Assert.That(dataset.Info.Input, Is.EqualTo(new SequenceShape(6, 10)));
        Assert.That(dataset.Info.Output, Is.EqualTo(new SequenceShape(8, 12)));
        Assert.That(Read.Texts(turned, SplitName.Training)[0], Is.EqualTo("ein hund rennt ."));
        Assert.That(Read.Texts(Multi30k(new Multi30kOptions()), SplitName.Validation), Is.EqualTo(new[] { "a dog runs .", "two men ." }));
    }

    [Test]
    public void Multi30k_PiecesOfTheirOwn_AreOfEachLanguage()
    {
        BpeTests.WriteGpt2(data);
        data.Write("de.json", """{"d":0,"e":1,"r":2,"de":3,"der</w>":4,"r</w>":5}""");
        data.Write("de.txt", "d e\nde r</w>\n");
        WriteMulti30k("the Bär\n", "der der\n");
        Multi30kDataset dataset = Multi30k(new Multi30kOptions
        {
            Task = TextTask.Translate,
            Tokens = TokenKind.Bpe,
            BpeVocabulary = "bpe/vocab.json",
            BpeMerges = "bpe/merges.txt",
            TargetBpeVocabulary = "de.json",
            TargetBpeMerges = "de.txt",
            TargetLength = 3,
        });

        Assert.That(Read.Texts(dataset, SplitName.Test), Is.EqualTo(new[] { "the Bär" }));
        Assert.That(Read.Rows(dataset, SplitName.Test).Targets[0], Is.EqualTo(new long[] { 8, 8, 2 }));
        Assert.That(dataset.Info.Output, Is.EqualTo(new SequenceShape(3, 10)));
    }

    [Test]
    public void Multi30k_EmptyLineOfOneLanguage_LeavesThePairOut()
    {
        WriteMulti30k("a\nb\nc\n", "x\n\nz\n");
        Multi30kDataset dataset = Multi30k(new Multi30kOptions { Task = TextTask.Translate });
        using DataSplit split = dataset.Load(SplitName.Training);

        Assert.That(Read.Targets(dataset, SplitName.Training), Is.EqualTo(new[] { "x", "z" }));
        Assert.That(split.Skipped, Is.EqualTo(1));
    }

    [Test]
    public void Multi30k_DifferentLineCounts_SaysBoth()
    {
        WriteMulti30k("a\nb\n", "x\n");
        string folder = data.PathOf("multi30k");

        Assert.That(() => Multi30k(new Multi30kOptions()).Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3143: {folder}/train.en.gz: there are 2 lines, but 1 in {folder}/train.de.gz. "
            + "Line n of both must say the same: run 'nebula data fetch multi30k'."));
    }

    [Test]
    public void Files_OfDownloads_AreInTheFolderAndHaveDigests()
    {
        DataFile[] files = [.. Trec(new TrecOptions()).Files, .. Multi30k(new Multi30kOptions()).Files];

        Assert.That(files, Has.Length.EqualTo(8));
        Assert.That(files.SelectMany(file => file.Sha256), Is.All.Match("^[0-9a-f]{64}$").And.Exactly(8).Items);
        Assert.That(files.Select(file => file.Path), Does.Contain("trec/TREC_10.label").And.Contain("multi30k/val.de.gz"));
    }

    private void WriteTrec(string training, string test)
    {
        data.Write("trec/train_5500.label", Encoding.Latin1.GetBytes(training));
        data.Write("trec/TREC_10.label", Encoding.Latin1.GetBytes(test));
    }

    private void WriteAgNews(string training)
    {
        data.Write("ag-news/train.csv", training);
        data.Write("ag-news/test.csv", "\"1\",\"Talks\",\"again\"\n");
        data.Write("ag-news/classes.txt", "World\nSports\n");
    }

    private void WriteMulti30k(string english, string german)
    {
        foreach (string name in new[] { "train", "val", "test_2016_flickr" })
        {
            data.WritePacked($"multi30k/{name}.en.gz", english);
            data.WritePacked($"multi30k/{name}.de.gz", german);
        }
    }

    private TrecDataset Trec(TrecOptions options) =>
        new(options with { Verify = false, ValidationShare = 0 }, data, NullLogger<TrecDataset>.Instance);

    private AgNewsDataset AgNews(AgNewsOptions options) => new(options, data, NullLogger<AgNewsDataset>.Instance);

    private Multi30kDataset Multi30k(Multi30kOptions options) =>
        new(options with { Verify = false }, data, NullLogger<Multi30kDataset>.Instance);
}
