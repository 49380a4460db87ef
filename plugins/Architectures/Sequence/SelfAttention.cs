using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

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
