using TorchSharp;

namespace NebulaBench.Architectures.Sequence;

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
