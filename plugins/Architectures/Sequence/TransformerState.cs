using TorchSharp;

namespace NebulaBench.Architectures.Sequence;

/// <summary>The keys and values of sequences that a <see cref="TransformerDecoder"/> is writing.</summary>
internal sealed class TransformerState : DecodingState
{
    private readonly TransformerDecoder decoder;
    private readonly AttentionMemory[] memories;
    private torch.Tensor projected; // [batch, width]
    private long place;

    public TransformerState(TransformerDecoder decoder, torch.Tensor code)
    {
        this.decoder = decoder;
        memories = [.. Enumerable.Range(0, decoder.Depth).Select(_ => new AttentionMemory())];
        projected = decoder.Project(code).DetachFromDisposeScope();
    }

    public override torch.Tensor Step(torch.Tensor before)
    {
        using torch.Tensor places = before.unsqueeze(1);
        return decoder.Step(projected, places, place++, memories);
    }

    public override void Select(torch.Tensor rows)
    {
        Replace(ref projected, projected.index_select(0, rows));
        foreach (AttentionMemory memory in memories)
        {
            memory.Select(rows);
        }
    }

    public override void Dispose()
    {
        projected.Dispose();
        foreach (AttentionMemory memory in memories)
        {
            memory.Dispose();
        }
    }
}
