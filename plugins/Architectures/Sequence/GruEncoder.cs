using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

/// <summary>Reads a sequence token by token, in one direction or in both; the features are the states after the last token.</summary>
internal sealed class GruEncoder : TokenEncoder
{
    private readonly Embedding embedding;
    private readonly Dropout dropout;
    private readonly GRU gru;
    private readonly PackedReader reader;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor>? hidden;

    public GruEncoder(GruOptions options, long vocabulary)
        : base(nameof(GruEncoder), options.Hidden > 0 ? options.Hidden : StateWidth(options))
    {
        embedding = torch.nn.Embedding(vocabulary, options.Embedding);
        dropout = torch.nn.Dropout(options.Dropout);
        gru = torch.nn.GRU(options.Embedding, options.Width, batchFirst: true, bidirectional: options.Bidirectional);
        reader = new PackedReader(gru);
        hidden = CoderParts.Hidden(StateWidth(options), options.Hidden, options.Dropout);
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor vectors = dropout.call(embedding.call(input)); // [batch, length, embedding]
        // Packed, so that no direction reads padding: that would change its state, and cost time.
        torch.Tensor lengths = Tokens.Lengths(input).cpu();
        using torch.nn.utils.rnn.PackedSequence packed =
            torch.nn.utils.rnn.pack_padded_sequence(vectors, lengths, batch_first: true, enforce_sorted: false);
        (torch.nn.utils.rnn.PackedSequence states, torch.Tensor last) = reader.call(packed);
        states.Dispose();
        torch.Tensor features = last.transpose(0, 1).flatten(start_dim: 1); // [batch, directions × width]
        features = hidden?.call(features) ?? features;
        return features.MoveToOuterDisposeScope();
    }

    private static int StateWidth(GruOptions options) => options.Bidirectional ? 2 * options.Width : options.Width;
}
