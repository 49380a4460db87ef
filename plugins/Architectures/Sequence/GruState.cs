using TorchSharp;

namespace NebulaBench.Architectures.Sequence;

/// <summary>The recurrent state of sequences that a <see cref="GruDecoder"/> is writing.</summary>
internal sealed class GruState : DecodingState
{
    private readonly GruDecoder decoder;
    private torch.Tensor code; // [batch, code]
    private torch.Tensor state; // [1, batch, width]

    public GruState(GruDecoder decoder, torch.Tensor code)
    {
        this.decoder = decoder;
        this.code = code.alias().DetachFromDisposeScope();
        state = decoder.FirstState(code).DetachFromDisposeScope();
    }

    public override torch.Tensor Step(torch.Tensor before)
    {
        using torch.Tensor places = before.unsqueeze(1);
        (torch.Tensor logits, torch.Tensor next) = decoder.Read(state, code, places);
        Replace(ref state, next);
        using (logits)
        {
            return logits.squeeze(1);
        }
    }

    public override void Select(torch.Tensor rows)
    {
        Replace(ref code, code.index_select(0, rows));
        Replace(ref state, state.index_select(1, rows));
    }

    public override void Dispose()
    {
        code.Dispose();
        state.Dispose();
    }
}
