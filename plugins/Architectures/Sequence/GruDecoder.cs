using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

/// <summary>Writes a sequence token by token: its first state comes from the code, and it reads the code beside every token.</summary>
internal sealed class GruDecoder : TokenDecoder
{
    private readonly TokenTable table;
    private readonly Dropout dropout;
    private readonly Linear first;
    private readonly GRU gru;

    public GruDecoder(GruOptions options, SequenceShape output, long codeDimension)
        : base(nameof(GruDecoder), output.Length, output.Vocabulary)
    {
        table = new TokenTable(output.Vocabulary, options.Embedding, options.Width, options.TiedEmbeddings);
        dropout = torch.nn.Dropout(options.Dropout);
        first = torch.nn.Linear(codeDimension, options.Width);
        gru = torch.nn.GRU(options.Embedding + codeDimension, options.Width, batchFirst: true);
        RegisterComponents();
    }

    public override torch.Tensor Logits(torch.Tensor code, torch.Tensor before)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        (torch.Tensor logits, _) = Read(FirstState(code), code, before);
        return logits.transpose(1, 2).MoveToOuterDisposeScope();
    }

    public override DecodingState Start(torch.Tensor code) => new GruState(this, code);

    /// <summary>The state before the first token.</summary>
    /// <param name="code">[batch, code].</param>
    /// <returns>[1, batch, width].</returns>
    public torch.Tensor FirstState(torch.Tensor code)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return first.call(code).tanh().unsqueeze(0).MoveToOuterDisposeScope();
    }

    /// <summary>Goes on from a state.</summary>
    /// <param name="state">[1, batch, width].</param>
    /// <param name="code">[batch, code].</param>
    /// <param name="before">The tokens before each place, [batch, places].</param>
    /// <returns>Logits, [batch, places, vocabulary], and the state after the last place.</returns>
    public (torch.Tensor Logits, torch.Tensor State) Read(torch.Tensor state, torch.Tensor code, torch.Tensor before)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor vectors = dropout.call(table.Read(before)); // [batch, places, embedding]
        torch.Tensor codes = code.unsqueeze(1).expand(-1, before.shape[1], -1);
        (torch.Tensor states, torch.Tensor last) = gru.call(torch.cat([vectors, codes], 2), state);
        torch.Tensor logits = table.Logits(dropout.call(states));
        return (logits.MoveToOuterDisposeScope(), last.MoveToOuterDisposeScope());
    }
}
