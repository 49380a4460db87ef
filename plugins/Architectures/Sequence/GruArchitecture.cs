using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

/// <summary>A recurrent encoder and a recurrent decoder.</summary>
/// <param name="options">Widths, directions and regularization.</param>
public sealed class GruArchitecture(GruOptions options) : IArchitecture
{
    private const string Name = "gru";

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => SequenceFit.For(Name, data);

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension)
    {
        ArgumentNullException.ThrowIfNull(data);
        var encoder = new GruEncoder(options, ((SequenceShape)data.Input).Vocabulary);
        return data.Output is SequenceShape output
            ? new SequenceBackbone(Name, encoder, new GruDecoder(options, output, codeDimension), options.WordDropout)
            : new VectorBackbone(Name, encoder, codeDimension, options.Width, data.Output.Elements, options.Dropout);
    }
}

/// <summary>Options of <c>gru</c>. The defaults suit sentences of some twenty words on a laptop's processor.</summary>
public sealed record GruOptions
{
    [Description("Width of a token's vector, in the encoder and in the decoder.")]
    [Range(1, 65_536)]
    public int Embedding { get; init; } = 128;

    [Description("Width of the recurrent state, in each direction of the encoder and in the decoder.")]
    [Range(1, 65_536)]
    public int Width { get; init; } = 128;

    [Description("Let a second recurrent layer read the sequence backwards; the features are the last states of both.")]
    public bool Bidirectional { get; init; } = true;

    [Description("Width of a fully connected layer between the last states and the latent; 0 for none.")]
    [Range(0, 1_000_000)]
    public int Hidden { get; init; }

    [Description("Share of the tokens fed to the decoder that are replaced by the unknown token while training, so that it must ask the "
        + "code.")]
    [Range(0.0, 1.0)]
    public double WordDropout { get; init; }

    [Description("Use one vector of a token both for reading it in the decoder and for its logit.")]
    public bool TiedEmbeddings { get; init; }

    [Description("Probability that a value is dropped while training: of a token's vector, of a state before the logits, of a hidden "
        + "layer.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; }
}

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
