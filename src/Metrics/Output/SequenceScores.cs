namespace NebulaBench.Metrics.Output;

/// <summary>How near reconstructed or translated sequences are to their targets, over a whole set.</summary>
/// <param name="padding">The token that fills the end of a sequence and does not count.</param>
public sealed class SequenceScores(int padding = 0)
{
    private readonly Bleu bleu = new();
    private long right, tokens, tokensWithNats;
    private double nats;

    /// <summary>Adds a sequence.</summary>
    /// <param name="output">The tokens that the model gave.</param>
    /// <param name="target">The tokens that were wanted.</param>
    /// <param name="nats">Their negative log-likelihood, summed over the tokens before the padding; null where it is not known.</param>
    public void Add(ReadOnlySpan<int> output, ReadOnlySpan<int> target, double? nats = null)
    {
        AddGuesses(output, target, nats);
        AddWriting(output, target);
    }

    /// <summary>Adds a sequence whose tokens were guessed one by one, perhaps each from the true ones before it.</summary>
    /// <inheritdoc cref="Add"/>
    public void AddGuesses(ReadOnlySpan<int> output, ReadOnlySpan<int> target, double? nats = null)
    {
        ReadOnlySpan<int> wanted = WithoutPadding(target), given = WithoutPadding(output);
        for (int at = 0; at < wanted.Length; at++)
        {
            right += at < given.Length && given[at] == wanted[at] ? 1 : 0;
        }
        tokens += wanted.Length;
        if (nats is { } known)
        {
            this.nats += known;
            tokensWithNats += wanted.Length;
        }
    }

    /// <summary>Adds a sequence that was written as a whole.</summary>
    /// <inheritdoc cref="Add"/>
    public void AddWriting(ReadOnlySpan<int> output, ReadOnlySpan<int> target) => bleu.Add(WithoutPadding(output), WithoutPadding(target));

    /// <summary>The scores of all that was added.</summary>
    public IReadOnlyList<(string Key, Score Score)> Measure() =>
    [
        ("token_accuracy", tokens == 0 ? Score.Undefined("there are no tokens") : (double)right / tokens),
        ("perplexity", Perplexity(nats, tokensWithNats)),
        ("bleu_4", bleu.Measure()),
    ];

    /// <summary>exp(nats / tokens).</summary>
    public static Score Perplexity(double nats, long tokens) =>
        tokens == 0 ? Score.Undefined("the likelihood of no token is known") : Math.Exp(nats / tokens);

    private ReadOnlySpan<int> WithoutPadding(ReadOnlySpan<int> sequence)
    {
        int end = sequence.IndexOf(padding);
        return end < 0 ? sequence : sequence[..end];
    }
}
