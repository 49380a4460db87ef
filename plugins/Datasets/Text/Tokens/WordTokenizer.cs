using System.Globalization;
using System.Text;

namespace NebulaBench.Datasets.Text.Tokens;

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
        // é is one word's letter whether it was written as one character or as e with an accent. U+FFFE, a mark read the wrong way round, is no
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
