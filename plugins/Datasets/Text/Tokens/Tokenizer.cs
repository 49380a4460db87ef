namespace NebulaBench.Datasets.Text.Tokens;

/// <summary>Cuts texts into pieces and numbers them.</summary>
internal abstract class Tokenizer
{
    /// <summary>The pieces of a text, whether or not the vocabulary will have them.</summary>
    /// <param name="text">The text.</param>
    public abstract IReadOnlyList<string> Split(string text);

    /// <summary>Decides which pieces have a number.</summary>
    /// <param name="training">The pieces of every training text; nothing else may be looked at.</param>
    public abstract TokenTable Table(IEnumerable<IReadOnlyList<string>> training);

    /// <summary>Gives pieces the numbers that they had before.</summary>
    /// <param name="pieces">The pieces in the order of their numbers.</param>
    public abstract TokenTable Restore(IReadOnlyList<string> pieces);
}

/// <summary>The numbers of pieces.</summary>
internal sealed class TokenTable
{
    private readonly Dictionary<string, long> numbers;

    /// <summary>Numbers pieces in their order, after the special tokens.</summary>
    /// <param name="pieces">The pieces, without duplicates.</param>
    /// <param name="separator">What stands between two of them in a text.</param>
    /// <param name="shown">What a piece looks like in a text; null where that is the piece itself.</param>
    public TokenTable(IReadOnlyList<string> pieces, string separator, Func<string, string>? shown = null)
    {
        Pieces = pieces;
        numbers = new(StringComparer.Ordinal);
        foreach (string piece in pieces)
        {
            numbers.Add(piece, SpecialTokens.Count + numbers.Count);
        }
        Vocabulary = new Vocabulary([.. SpecialTokens.Texts, .. shown is null ? pieces : pieces.Select(shown)], separator);
    }

    /// <summary>The pieces that have a number, in the order of their numbers.</summary>
    public IReadOnlyList<string> Pieces { get; }

    /// <summary>What the numbers mean.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The number of a piece; <see cref="SpecialTokens.Unknown"/> where it has none.</summary>
    /// <param name="piece">The piece.</param>
    public long this[string piece] => numbers.GetValueOrDefault(piece, SpecialTokens.Unknown);
}
