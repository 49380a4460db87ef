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

    /// <summary>Cuts a text.</summary>
    protected abstract List<string> Pieces(string text);
}
