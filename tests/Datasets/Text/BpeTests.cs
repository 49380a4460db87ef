using NebulaBench.Datasets.Text.Tokens;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Text.Tests;

[TestFixture]
internal sealed class BpeTests
{
    // What GPT-2 writes a byte as: U+0100 on for those that cannot be seen.
    private static readonly List<char> Letters = MakeLetters();

    /// <summary>Every byte, and a few merges in GPT-2's letters.</summary>
    public static void WriteGpt2(TemporaryData data)
    {
        List<string> pieces = [.. Letters.Select(letter => letter.ToString())];
        pieces.AddRange(["th", "the", "\u0120the", "Ã¤"]);
        data.Write("bpe/vocab.json", System.Text.Json.JsonSerializer.Serialize(
            pieces.Select((piece, number) => KeyValuePair.Create(piece, number)).ToDictionary()));
        data.Write("bpe/merges.txt", "#version: 0.2\nt h\nth e\n\u0120 the\nÃ ¤\n");
    }

    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [TestCase("the other Bär")]
    [TestCase("  two  spaces, 12 and 😀\ttab")]
    [TestCase("naïve 東京")]
    public void Gpt2_AnyText_ComesBackAsItWas(string text)
    {
        WriteGpt2(data);
        BytePairTokenizer tokenizer = Tokenizer();
        TokenTable table = tokenizer.Table([]);
        byte[] raw = [.. tokenizer.Split(text).SelectMany(piece => piece).Select(letter => (byte)Letters.IndexOf(letter))];

        Assert.That(System.Text.Encoding.UTF8.GetString(raw), Is.EqualTo(text));
        Assert.That(tokenizer.Split(text).Select(piece => table[piece]), Has.None.EqualTo(SpecialTokens.Unknown));
    }

    [Test]
    public void Gpt2_MergedPieces_AreTakenAndReadable()
    {
        WriteGpt2(data);
        BytePairTokenizer tokenizer = Tokenizer();
        TokenTable table = tokenizer.Table([["ignored"]]);
        IReadOnlyList<string> pieces = tokenizer.Split("the theä");

        Assert.That(pieces, Is.EqualTo(new[] { "the", "\u0120the", "Ã¤" }));
        Assert.That(table.Vocabulary.Text(pieces.Select(piece => table[piece])), Is.EqualTo("the theä"));
        Assert.That(table.Vocabulary.Tokens.Take(4), Is.EqualTo(SpecialTokens.Texts));
    }

    [Test]
    public void Files_Utf16WithAMark_AreReadAsUtf8()
    {
        WriteGpt2(data);
        foreach (string file in new[] { "bpe/vocab.json", "bpe/merges.txt" }.Select(name => Path.Combine(data.Root, name)))
        {
            File.WriteAllText(file, File.ReadAllText(file), System.Text.Encoding.Unicode);
        }

        Assert.That(Tokenizer().Split("the theä"), Is.EqualTo(new[] { "the", "\u0120the", "Ã¤" }));
    }

    [Test]
    public void EndsOfWords_AreMarkedAndReadAsSpaces()
    {
        data.Write("bpe/vocab.json", """{"h":0,"u":1,"g":2,"hu":3,"g</w>":4,"s</w>":5,"hug</w>":6}""");
        data.Write("bpe/merges.txt", "h u\nhu g</w>\n");
        BytePairTokenizer tokenizer = Tokenizer();
        TokenTable table = tokenizer.Table([]);
        IReadOnlyList<string> pieces = tokenizer.Split("hugs hug z");

        Assert.That(pieces.Take(4), Is.EqualTo(new[] { "hu", "g", "s</w>", "hug</w>" }));
        Assert.That(table[pieces[4]], Is.EqualTo(SpecialTokens.Unknown));
        Assert.That(table.Vocabulary.Text(pieces.Select(piece => table[piece])), Is.EqualTo("hugs hug <unknown>"));
    }

    [TestCase("{ no", "a b", "vocab.json", "it is no JSON object of numbers; reading fails in line 1. Give the vocab.json of a tokenizer.")]
    [TestCase("{}", "a b", "vocab.json", "it holds no pieces. Give the vocab.json of a tokenizer.")]
    [TestCase("{\"a\":0,\"b\":1,\"ab\":2}", "a b\nabc", "merges.txt", "'abc' is no pair of pieces. Give the merges.txt of a tokenizer.")]
    [TestCase("{\"a\":0,\"b\":1,\"ab\":2}", "x y", "merges.txt", "the merges do not fit the vocabulary: ")]
    public void Files_ThatAreNone_SayWhatIsWrong(string vocabulary, string merges, string file, string message)
    {
        data.Write("bpe/vocab.json", vocabulary);
        data.Write("bpe/merges.txt", merges);

        Assert.That(Tokenizer, Throws.TypeOf<NebulaException>().With.Message.StartsWith($"NB3148: {data.PathOf("bpe/" + file)}: {message}"));
    }

    [Test]
    public void Files_Missing_SaysWhich() => Assert.That(Tokenizer, Throws.TypeOf<NebulaException>().With.Message.EqualTo(
        $"NB3141: {data.PathOf("bpe/vocab.json")}: the file is missing. Correct the path; a relative one begins at the data folder (--data)."));

    private BytePairTokenizer Tokenizer() => new(BpeFiles.Read(data.PathOf("bpe/vocab.json"), data.PathOf("bpe/merges.txt")));

    private static List<char> MakeLetters()
    {
        int others = 0;
        return [.. Enumerable.Range(0, 256).Select(value =>
            (char)(value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? value : 256 + others++))];
    }
}
