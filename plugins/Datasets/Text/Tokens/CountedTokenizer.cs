using System.Globalization;
using System.Text;

namespace NebulaBench.Datasets.Text.Tokens;

/// <summary>A tokenizer whose vocabulary is what occurs most often in the training texts.</summary>
/// <param name="lowerCase">Whether capital letters become small ones.</param>
/// <param name="minCount">How often a piece must occur to have a number.</param>
/// <param name="size">The largest vocabulary, the special tokens included.</param>
internal abstract class CountedTokenizer(bool lowerCase, int minCount, int size) : Tokenizer
{
    /// <summary>What stands between two pieces in a text.</summary>
    protected abstract string Separator { get; }

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Split(string text) => Pieces(lowerCase ? text.ToLowerInvariant() : text);

    /// <inheritdoc/>
    public sealed override TokenTable Table(IEnumerable<IReadOnlyList<string>> training)
    {
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach (string piece in training.SelectMany(pieces => pieces))
        {
            counts[piece] = counts.GetValueOrDefault(piece) + 1;
        }
        IEnumerable<string> kept = counts
            .Where(pair => pair.Value >= minCount)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(size - SpecialTokens.Count)
            .Select(pair => pair.Key);
        return new TokenTable([.. kept], Separator);
    }

    /// <inheritdoc/>
    public sealed override TokenTable Restore(IReadOnlyList<string> pieces) => new(pieces, Separator);

    /// <summary>Cuts a text.</summary>
    protected abstract List<string> Pieces(string text);
}

/// <summary>Runs of letters, digits and their marks; every other visible sign alone.</summary>
internal sealed class WordTokenizer(bool lowerCase, int minCount, int size) : CountedTokenizer(lowerCase, minCount, size)
{
    /// <inheritdoc/>
    protected override string Separator => " ";

    /// <inheritdoc/>
    protected override List<string> Pieces(string text)
    {
        List<string> pieces = [];
        var word = new StringBuilder();
        // é is one word's letter whether it was written as one character or as e with an accent. U+FFFE, a byte order mark with its bytes swapped, is no
        // character: the library refuses the whole text for it.
        foreach (Rune rune in text.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            if (IsOfWord(category))
            {
                word.Append(rune);
            }
            // What has no shape of its own, such as a hint where to break, neither ends a word nor is one.
            else if (category != UnicodeCategory.Format)
            {
                EndWord();
                if (!Rune.IsWhiteSpace(rune) && category != UnicodeCategory.Control)
                {
                    pieces.Add(rune.ToString());
                }
            }
        }
        EndWord();
        return pieces;

        void EndWord()
        {
            if (word.Length > 0)
            {
                pieces.Add(word.ToString());
                word.Clear();
            }
        }
    }

    private static bool IsOfWord(UnicodeCategory category) => category
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}

/// <summary>Every Unicode character alone, white space and accents written apart too: what is one is the same in every runtime.</summary>
internal sealed class CharacterTokenizer(bool lowerCase, int minCount, int size) : CountedTokenizer(lowerCase, minCount, size)
{
    /// <inheritdoc/>
    protected override string Separator => "";

    /// <inheritdoc/>
    protected override List<string> Pieces(string text) => [.. text.EnumerateRunes().Select(rune => rune.ToString())];
}
