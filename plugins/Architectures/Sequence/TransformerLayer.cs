using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

/// <summary>
/// Attention, then two fully connected layers; each looks at normalized vectors and adds to them. Normalized before and not after, so
/// that it trains without a warm-up of the learning rate.
/// </summary>
internal sealed class TransformerLayer : torch.nn.Module
{
    private readonly LayerNorm beforeAttention;
    private readonly SelfAttention attention;
    private readonly LayerNorm beforeFeedForward;
    private readonly Sequential feedForward;
    private readonly Dropout dropout;

    public TransformerLayer(TransformerOptions options)
        : base(nameof(TransformerLayer))
    {
        beforeAttention = torch.nn.LayerNorm(options.Width);
        attention = new SelfAttention(options.Width, options.Heads);
        beforeFeedForward = torch.nn.LayerNorm(options.Width);
        feedForward = torch.nn.Sequential(
            torch.nn.Linear(options.Width, options.FeedForward), torch.nn.GELU(), torch.nn.Linear(options.FeedForward, options.Width));
        dropout = torch.nn.Dropout(options.Dropout);
        RegisterComponents();
    }

    /// <summary>All tokens at once.</summary>
    /// <param name="vectors">[batch, length, width].</param>
    /// <param name="visible">Which may be seen, [batch, 1, 1, length], booleans; null where each sees those up to itself.</param>
    /// <returns>[batch, length, width].</returns>
    public torch.Tensor Apply(torch.Tensor vectors, torch.Tensor? visible) =>
        Apply(vectors, normalized => attention.Attend(normalized, visible));

    /// <summary>One new token a sequence.</summary>
    /// <param name="vector">[batch, 1, width].</param>
    /// <param name="memory">The tokens before, to which it is added.</param>
    /// <returns>[batch, 1, width].</returns>
    public torch.Tensor Apply(torch.Tensor vector, AttentionMemory memory) =>
        Apply(vector, normalized => attention.Attend(normalized, memory));

    private torch.Tensor Apply(torch.Tensor vectors, Func<torch.Tensor, torch.Tensor> attend)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor attended = vectors + dropout.call(attend(beforeAttention.call(vectors)));
        torch.Tensor fed = attended + dropout.call(feedForward.call(beforeFeedForward.call(attended)));
        return fed.MoveToOuterDisposeScope();
    }
}

/// <summary>Attention of tokens to each other, with several heads. Its layers are linear, so their operations are counted.</summary>
internal sealed class SelfAttention : torch.nn.Module
{
    private readonly Linear queriesKeysValues;
    private readonly Linear joined;
    private readonly long heads;

    public SelfAttention(long width, long heads)
        : base(nameof(SelfAttention))
    {
        this.heads = heads;
        queriesKeysValues = torch.nn.Linear(width, 3 * width);
        joined = torch.nn.Linear(width, width);
        RegisterComponents();
    }

    /// <summary>Looks at all tokens that may be seen.</summary>
    /// <param name="vectors">[batch, length, width].</param>
    /// <param name="visible">Which may be seen, [batch, 1, 1, length], booleans; null where each sees those up to itself.</param>
    /// <returns>[batch, length, width].</returns>
    public torch.Tensor Attend(torch.Tensor vectors, torch.Tensor? visible)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        (torch.Tensor query, torch.Tensor key, torch.Tensor value) = Project(vectors);
        torch.Tensor seen = torch.nn.functional.scaled_dot_product_attention(query, key, value, visible!, is_casual: visible is null);
        return Join(seen).MoveToOuterDisposeScope();
    }

    /// <summary>Looks from new tokens at those that are remembered and at themselves, and remembers them.</summary>
    /// <param name="vector">One new token a sequence, [batch, 1, width].</param>
    /// <param name="memory">The tokens before.</param>
    /// <returns>[batch, 1, width].</returns>
    public torch.Tensor Attend(torch.Tensor vector, AttentionMemory memory)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        (torch.Tensor query, torch.Tensor key, torch.Tensor value) = Project(vector);
        memory.Add(key, value);
        torch.Tensor seen = torch.nn.functional.scaled_dot_product_attention(query, memory.Keys, memory.Values);
        return Join(seen).MoveToOuterDisposeScope();
    }

    /// <summary>[batch, length, width] to three times [batch, heads, length, width / heads].</summary>
    private (torch.Tensor Query, torch.Tensor Key, torch.Tensor Value) Project(torch.Tensor vectors)
    {
        torch.Tensor projected = queriesKeysValues.call(vectors).view(vectors.shape[0], vectors.shape[1], 3, heads, -1);
        torch.Tensor[] parts = [.. projected.permute(2, 0, 3, 1, 4).unbind(0)];
        return (parts[0], parts[1], parts[2]);
    }

    private torch.Tensor Join(torch.Tensor seen) => joined.call(seen.transpose(1, 2).flatten(start_dim: 2));
}

/// <summary>The keys and values of the tokens a layer has seen, so that they are not computed again. It owns its tensors.</summary>
internal sealed class AttentionMemory : IDisposable
{
    private torch.Tensor? keys;
    private torch.Tensor? values;

    /// <summary>[batch, heads, length, width / heads].</summary>
    public torch.Tensor Keys => keys!;

    /// <summary>[batch, heads, length, width / heads].</summary>
    public torch.Tensor Values => values!;

    /// <summary>Remembers a token more of each sequence.</summary>
    /// <param name="key">[batch, heads, 1, width / heads].</param>
    /// <param name="value">[batch, heads, 1, width / heads].</param>
    public void Add(torch.Tensor key, torch.Tensor value)
    {
        Replace(ref keys, keys is null ? key.alias() : torch.cat([keys, key], 2));
        Replace(ref values, values is null ? value.alias() : torch.cat([values, value], 2));
    }

    /// <summary>Goes on with other sequences.</summary>
    /// <param name="rows">The sequences' numbers, [batch].</param>
    public void Select(torch.Tensor rows)
    {
        Replace(ref keys, Keys.index_select(0, rows));
        Replace(ref values, Values.index_select(0, rows));
    }

    public void Dispose()
    {
        keys?.Dispose();
        values?.Dispose();
    }

    private static void Replace(ref torch.Tensor? kept, torch.Tensor by)
    {
        kept?.Dispose();
        kept = by.DetachFromDisposeScope();
    }
}
