using NebulaBench.Errors;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Datasets.Text.Tests;

/// <summary>What samples look like, whatever dataset they are of.</summary>
[TestFixture]
internal sealed class SampleTests
{
    private static readonly TextLinesOptions Lines = new()
    {
        Training = "train.txt",
        Test = "test.txt",
        ValidationShare = 0,
        Length = 5,
    };

    private readonly Messages<TextLinesDataset> messages = new();
    private TemporaryData data = null!;

    [SetUp]
    public void Prepare()
    {
        messages.All.Clear();
        data = new TemporaryData();
        data.Write("train.txt", "the dog runs\nthe cat\nThe dog\n");
        data.Write("test.txt", "the bird runs\n");
    }

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Load_Autoencode_EndsAndPads()
    {
        TextLinesDataset dataset = Dataset(Lines);
        (long[][] inputs, long[][] targets) = Read.Rows(dataset, SplitName.Training);

        // the: 3, dog: 2, cat and runs: 1
        Assert.That(dataset.Info.InputVocabulary!.Tokens.Skip(4), Is.EqualTo(new[] { "the", "dog", "cat", "runs" }));
        Assert.That(inputs, Is.EqualTo(new long[][] { [4, 5, 7, 2, 0], [4, 6, 2, 0, 0], [4, 5, 2, 0, 0] }));
        const long none = CategoricalReconstruction.Void;
        Assert.That(targets, Is.EqualTo(new long[][] { [4, 5, 7, 2, none], [4, 6, 2, none, none], [4, 5, 2, none, none] }));
    }

    [Test]
    public void Load_Test_HasNoWordsOfItsOwn()
    {
        TextLinesDataset dataset = Dataset(Lines);

        Assert.That(Read.Rows(dataset, SplitName.Test).Inputs[0], Is.EqualTo(new long[] { 4, 3, 7, 2, 0 }));
        Assert.That(Read.Texts(dataset, SplitName.Test), Is.EqualTo(new[] { "the <unknown> runs" }));
    }

    [Test]
    public void Info_OfLines_SaysShapesAndVocabularies()
    {
        DatasetInfo info = Dataset(Lines).Info;

        Assert.That(info.Input, Is.EqualTo(new SequenceShape(5, 8)));
        Assert.That(info.Output, Is.EqualTo(info.Input));
        Assert.That(info.OutputVocabulary, Is.SameAs(info.InputVocabulary));
        Assert.That(info.DefaultReconstruction, Is.TypeOf<CategoricalReconstruction>());
        Assert.That(info.Classes, Is.Empty);
    }

    [Test]
    public void Load_CharactersThatTrainingDoesNotHave_AreUnknown() => Assert.That(
        Read.Texts(Dataset(Lines with { Tokens = TokenKind.Characters, Length = 20 }), SplitName.Test),
        Is.EqualTo(new[] { "the <unknown><unknown>rd runs" }));

    [Test]
    public void Load_LongLines_AreCutAndSaidOnce()
    {
        TextLinesDataset dataset = Dataset(Lines with { Length = 3 });

        Assert.That(Read.Rows(dataset, SplitName.Training).Inputs[0], Is.EqualTo(new long[] { 4, 5, 2 }));
        Assert.That(dataset.Info.InputVocabulary!.Tokens, Has.None.EqualTo("runs"), "a word that was cut off everywhere can not be learnt");
        Read.Rows(dataset, SplitName.Test);
        Assert.That(messages.All, Is.EqualTo(new[] { "text-lines: 2 of 4 texts have more tokens than length allows and lost their end" }));
    }

    [Test]
    public void Load_AsManyTokensAsFit_IsNotCut()
    {
        Read.Rows(Dataset(Lines with { Length = 4 }), SplitName.Training);

        Assert.That(messages.All, Is.Empty);
    }

    [Test]
    public void Load_LongLinesRefused_AreNamed()
    {
        TextLinesDataset dataset = Dataset(Lines with { Length = 3, LongLines = LongLines.Refuse });

        Assert.That(() => dataset.Info, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            "NB3140: dataset text-lines: 2 samples cannot be used:"
            + $"\n  {data.PathOf("train.txt")}, line 1: it has 3 tokens and an end, more than 3."
            + $"\n  {data.PathOf("test.txt")}, line 1: it has 3 tokens and an end, more than 3."
            + "\n Mend them or take them out, or go on without them by on_bad_sample: skip."));
    }

    [Test]
    public void Load_Classify_GivesLabelsAndLogits()
    {
        data.Write("train.txt", "text,label\nx y,b\nz,a\n");
        data.Write("test.txt", "text,label\nz z,b\n");
        TextLinesDataset dataset = Dataset(
            Lines with { Format = Files.TextFormat.Csv, LabelColumn = "label", Task = TextTask.Classify });

        Assert.That(dataset.Info.Output, Is.EqualTo(new VectorShape(2)));
        Assert.That(dataset.Info.OutputVocabulary, Is.Null);
        Assert.That(dataset.Info.Classes, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(Read.Rows(dataset, SplitName.Training).Targets, Is.EqualTo(new long[][] { [1], [0] }));
    }

    [Test]
    public void Load_Bpe_ReadsTheUsersFiles()
    {
        BpeTests.WriteGpt2(data);
        TextLinesDataset dataset = Dataset(
            Lines with { Tokens = TokenKind.Bpe, BpeVocabulary = "bpe/vocab.json", BpeMerges = "bpe/merges.txt", Length = 20 });

        Assert.That(Read.Texts(dataset, SplitName.Training)[2], Is.EqualTo("The dog"));
        Assert.That(Read.Texts(dataset, SplitName.Test), Is.EqualTo(new[] { "the bird runs" }));
    }

    [Test]
    public void ContentHash_OfTheSameTextsPackedOrCutDifferently_IsTheSame()
    {
        string hash = Dataset(Lines).ContentHash();
        data.WritePacked("train.txt.gz", "the dog runs\r\nthe cat\r\nThe dog");

        Assert.That(Dataset(Lines with { Training = "train.txt.gz", Length = 9, LowerCase = false }).ContentHash(), Is.EqualTo(hash));
        data.Write("test.txt", "the bird ran\n");
        Assert.That(Dataset(Lines).ContentHash(), Is.Not.EqualTo(hash));
    }

    private TextLinesDataset Dataset(TextLinesOptions options) => new(options, data, messages);
}
