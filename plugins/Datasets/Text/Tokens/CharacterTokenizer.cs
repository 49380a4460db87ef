namespace NebulaBench.Datasets.Text.Tokens;

/// <summary>Every Unicode character alone, white space and accents written apart too: what is one is the same in every runtime.</summary>
internal sealed class CharacterTokenizer(bool lowerCase, int minCount, int size) : CountedTokenizer(lowerCase, minCount, size)
{
    /// <inheritdoc/>
    protected override string Separator => "";

    /// <inheritdoc/>
    protected override List<string> Pieces(string text) => [.. text.EnumerateRunes().Select(rune => rune.ToString())];
}
