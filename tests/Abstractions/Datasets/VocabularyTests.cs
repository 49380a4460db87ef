using NebulaBench.Datasets;

namespace NebulaBench.Abstractions.Tests.Datasets;

public sealed class VocabularyTests
{
    private static readonly Vocabulary Words = new([.. SpecialTokens.Texts, "a", "dog"], " ");

    [Test]
    public void Text_Tokens_EndsBeforeTheEnd() => Assert.That(Words.Text([4, 5, SpecialTokens.End, 4]), Is.EqualTo("a dog"));

    [Test]
    public void Text_PaddedTokens_EndsBeforeThePadding() => Assert.That(Words.Text([5, SpecialTokens.Padding, 4]), Is.EqualTo("dog"));

    [Test]
    public void Text_UnknownAndVoidTokens_ShowsTheOneAndPassesOverTheOther() => Assert.That(Words.Text([3, -100, 5]), Is.EqualTo("<unknown> dog"));

    [Test]
    public void Text_Characters_StandSideBySide() => Assert.That((Words with { Separator = "" }).Text([4, 5]), Is.EqualTo("adog"));

    [Test]
    public void Text_TokenBeyondTheVocabulary_IsRefused() => Assert.That(() => Words.Text([6]), Throws.TypeOf<ArgumentOutOfRangeException>());
}
