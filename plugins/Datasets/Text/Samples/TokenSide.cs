using NebulaBench.Datasets.Text.Tokens;

namespace NebulaBench.Datasets.Text.Samples;

/// <summary>How one side of the samples, the input or the translation, becomes tokens.</summary>
/// <param name="tokenizer">What cuts texts.</param>
/// <param name="length">The largest number of tokens, the end included.</param>
internal sealed class TokenSide(Tokenizer tokenizer, int length)
{
    private TokenTable? table;

    /// <summary>The largest number of tokens, the end included.</summary>
    public int Length => length;

    /// <summary>What the tokens mean; known after <see cref="Learn"/>.</summary>
    public Vocabulary Vocabulary => Table.Vocabulary;

    /// <summary>What a split of these tokens looks like.</summary>
    public SequenceShape Shape => new(length, Vocabulary.Tokens.Count);

    private TokenTable Table => table ?? throw new InvalidOperationException("There is no vocabulary yet.");

    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>As many pieces as fit with the end, and how many there would be.</returns>
    public (string[] Pieces, int All) Cut(string text)
    {
        IReadOnlyList<string> all = tokenizer.Split(text);
        return ([.. all.Take(length - 1)], all.Count);
    }

    /// <summary>Decides which pieces have a number.</summary>
    /// <param name="training">The pieces of the training samples.</param>
    public void Learn(IEnumerable<string[]> training) => table = tokenizer.Table(training);

    /// <summary>The pieces that have a number, in the order of their numbers.</summary>
    public IReadOnlyList<string> Pieces => Table.Pieces;

    /// <summary>Gives pieces the numbers that they had before.</summary>
    /// <param name="pieces">The pieces in the order of their numbers.</param>
    public void Restore(IReadOnlyList<string> pieces) => table = tokenizer.Restore(pieces);

    /// <summary>Writes the numbers of pieces, the end and a filling.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="row">Where to, [length].</param>
    /// <param name="filling">What stands after the end.</param>
    public void Write(string[] pieces, Span<long> row, long filling)
    {
        row[pieces.Length..].Fill(filling);
        for (int at = 0; at < pieces.Length; at++)
        {
            row[at] = Table[pieces[at]];
        }
        row[pieces.Length] = SpecialTokens.End;
    }
}
