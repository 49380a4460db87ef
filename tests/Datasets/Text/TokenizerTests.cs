using NebulaBench.Datasets.Text.Tokens;

namespace NebulaBench.Datasets.Text.Tests;

[TestFixture]
internal sealed class TokenizerTests
{
    private static readonly WordTokenizer Words = new(true, 1, 1000);

    [TestCase("Who's there?", "who|'|s|there|?")]
    [TestCase("3.5 km—about 2 miles", "3|.|5|km|—|about|2|miles")]
    [TestCase("  Ein Ärgernis\t(größer)  ", "ein|ärgernis|(|größer|)")]
    [TestCase("東京は 😀👍 ok", "東京は|😀|👍|ok")]
    [TestCase("नमस्ते दुनिया", "नमस्ते|दुनिया")]
    [TestCase("می\u200Cخواهم co\u00ADop", "میخواهم|coop")]
    [TestCase("cafe\u0301", "café")]
    [TestCase(" \t\u00A0 ", "")]
    public void Split_Words_AreRunsOfLettersAndSignsAlone(string text, string expected) =>
        Assert.That(string.Join('|', Words.Split(text)), Is.EqualTo(expected));

    // Not a test case: its name could not be written into a result.
    [Test]
    public void Split_WordsAroundWhatIsNoCharacter_AreWords() => Assert.That(Words.Split("a\uFFFEb"), Is.EqualTo(new[] { "a", "\uFFFD", "b" }));

    [Test]
    public void Split_LowerCaseFalse_KeepsCapitals()
    {
        Assert.That(new WordTokenizer(false, 1, 10).Split("The END"), Is.EqualTo(new[] { "The", "END" }));
        Assert.That(new CharacterTokenizer(false, 1, 10).Split("aB"), Is.EqualTo(new[] { "a", "B" }));
        Assert.That(new CharacterTokenizer(true, 1, 10).Split("aB"), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void Split_UnderAnotherCulture_IsTheSame()
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("tr-TR");
            Assert.That(Words.Split("TITLE"), Is.EqualTo(new[] { "title" }));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Table_Words_AreOrderedByCountThenOrdinally()
    {
        TokenTable table = new WordTokenizer(true, 1, 1000).Table([["b", "a", "ä"], ["a", "c", "B"]]);

        Assert.That(table.Vocabulary.Tokens, Is.EqualTo(new[] { "<pad>", "<begin>", "<end>", "<unknown>", "a", "B", "b", "c", "ä" }));
        Assert.That(table["a"], Is.EqualTo(4));
        Assert.That(table["z"], Is.EqualTo(SpecialTokens.Unknown));
    }

    [Test]
    public void Table_MinCountAndSize_LeaveTheRarestOut()
    {
        string[][] training = [["a", "a", "a", "b", "b", "c", "c", "d"]];

        Assert.That(new WordTokenizer(true, 2, 1000).Table(training).Vocabulary.Tokens.Skip(4), Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(new WordTokenizer(true, 1, 6).Table(training).Vocabulary.Tokens.Skip(4), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void Characters_KnownOnes_ComeBackAsTheyWere()
    {
        const string text = "Crème brûlée, naïve — e\u0301 😀!  ok";
        var tokenizer = new CharacterTokenizer(false, 1, 1000);
        IReadOnlyList<string> pieces = tokenizer.Split(text);
        TokenTable table = tokenizer.Table([pieces]);

        Assert.That(table.Vocabulary.Text(pieces.Select(piece => table[piece])), Is.EqualTo(text));
        Assert.That(pieces, Does.Contain("😀"), "a character outside of the basic plane is one token");
    }

    [Test]
    public void Words_SpecialTokensInAText_AreCutIntoSigns() =>
        Assert.That(Words.Split("<pad>"), Is.EqualTo(new[] { "<", "pad", ">" }));
}
