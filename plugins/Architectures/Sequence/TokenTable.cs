using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

/// <summary>
/// A decoder's vectors of tokens: those it reads the previous token as, and those whose product with its state is a token's logit. They
/// may be the same (tied). Then the output layer's weight is the only parameter and the vectors are read from it: a parameter that two
/// modules held would be parted from itself when they change their type or device.
/// </summary>
internal sealed class TokenTable : torch.nn.Module
{
    private readonly Embedding? embedding;
    private readonly Linear? toEmbedding;
    private readonly Linear logits;
    private readonly double scale;

    /// <param name="vocabulary">The number of tokens.</param>
    /// <param name="width">The width of a token's vector.</param>
    /// <param name="stateWidth">The width of a decoder's state.</param>
    /// <param name="tied">Whether the vectors are the same.</param>
    public TokenTable(long vocabulary, long width, long stateWidth, bool tied)
        : base(nameof(TokenTable))
    {
        scale = Math.Sqrt(width);
        if (tied)
        {
            toEmbedding = stateWidth == width ? null : torch.nn.Linear(stateWidth, width);
            logits = torch.nn.Linear(width, vocabulary);
            // Neither the logits nor the vectors, which are scaled up again, start larger than without ties.
            torch.nn.init.normal_(logits.weight, 0, 1 / scale);
        }
        else
        {
            embedding = torch.nn.Embedding(vocabulary, width);
            logits = torch.nn.Linear(stateWidth, vocabulary);
        }
        RegisterComponents();
    }

    /// <summary>The vectors of tokens.</summary>
    /// <param name="tokens">[batch, length], int64.</param>
    /// <returns>[batch, length, width].</returns>
    public torch.Tensor Read(torch.Tensor tokens)
    {
        if (embedding is not null)
        {
            return embedding.call(tokens);
        }
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor rows = logits.weight.index_select(0, tokens.flatten());
        return (rows * scale).view([.. tokens.shape, -1]).MoveToOuterDisposeScope();
    }

    /// <summary>The logits of all tokens.</summary>
    /// <param name="states">[…, state].</param>
    /// <returns>[…, vocabulary].</returns>
    public torch.Tensor Logits(torch.Tensor states)
    {
        if (toEmbedding is null)
        {
            return logits.call(states);
        }
        using torch.Tensor vectors = toEmbedding.call(states);
        return logits.call(vectors);
    }
}
