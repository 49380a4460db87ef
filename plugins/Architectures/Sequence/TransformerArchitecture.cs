using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

/// <summary>A transformer encoder and a causal transformer decoder.</summary>
/// <param name="options">Widths, depth and regularization.</param>
public sealed class TransformerArchitecture(TransformerOptions options) : IArchitecture
{
    private const string Name = "transformer";

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data)
    {
        if (options.Width % options.Heads != 0)
        {
            return Compatibility.No(FormattableString.Invariant(
                $"transformer gives each of its heads the same share of the width: {options.Width} is no multiple of {options.Heads}."));
        }
        return SequenceFit.For(Name, data);
    }

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension)
    {
        ArgumentNullException.ThrowIfNull(data);
        var encoder = new TransformerEncoder(options, (SequenceShape)data.Input);
        return data.Output is SequenceShape output
            ? new SequenceBackbone(Name, encoder, new TransformerDecoder(options, output, codeDimension), options.WordDropout)
            : new VectorBackbone(Name, encoder, codeDimension, options.Width, data.Output.Elements, options.Dropout);
    }
}

/// <summary>Options of <c>transformer</c>. The defaults suit sentences of some twenty words on a laptop's processor.</summary>
public sealed record TransformerOptions
{
    [Description("Width of a token's vector everywhere between the layers; a multiple of the heads.")]
    [Range(1, 65_536)]
    public int Width { get; init; } = 128;

    [Description("Number of layers of the encoder, and of the decoder.")]
    [Range(1, 1_000)]
    public int Layers { get; init; } = 2;

    [Description("Number of heads that look at other tokens in each layer.")]
    [Range(1, 1_000)]
    public int Heads { get; init; } = 4;

    [Description("Width of the fully connected layer within each layer.")]
    [Range(1, 1_000_000)]
    public int FeedForward { get; init; } = 256;

    [Description("Probability that a value is dropped while training: of the tokens' vectors, of what a layer adds to them.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; } = 0.1;

    [Description("How a token's place is told: learned vectors, one a place, or sines and cosines of it.")]
    [EnumDataType(typeof(PositionKind))]
    public PositionKind Positions { get; init; } = PositionKind.Learned;

    [Description("Width of a fully connected layer between the mean over the tokens and the latent; 0 for none.")]
    [Range(0, 1_000_000)]
    public int Hidden { get; init; }

    [Description("Share of the tokens fed to the decoder that are replaced by the unknown token while training, so that it must ask the "
        + "code.")]
    [Range(0.0, 1.0)]
    public double WordDropout { get; init; }

    [Description("Use one vector of a token both for reading it in the decoder and for its logit.")]
    public bool TiedEmbeddings { get; init; }
}

/// <summary>
/// Layers in which every token sees every other; the features are the mean over the tokens. Padding is neither seen nor counted.
/// </summary>
internal sealed class TransformerEncoder : TokenEncoder
{
    private readonly Embedding embedding;
    private readonly Positions positions;
    private readonly Dropout dropout;
    private readonly ModuleList<TransformerLayer> layers;
    private readonly LayerNorm norm;
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor>? hidden;

    public TransformerEncoder(TransformerOptions options, SequenceShape input)
        : base(nameof(TransformerEncoder), options.Hidden > 0 ? options.Hidden : options.Width)
    {
        embedding = torch.nn.Embedding(input.Vocabulary, options.Width);
        positions = new Positions(options.Positions, input.Length, options.Width);
        dropout = torch.nn.Dropout(options.Dropout);
        layers = [.. Enumerable.Range(0, options.Layers).Select(_ => new TransformerLayer(options))];
        norm = torch.nn.LayerNorm(options.Width);
        hidden = CoderParts.Hidden(options.Width, options.Hidden, options.Dropout);
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor tokens = Tokens.WithoutCommonPadding(input);
        torch.Tensor real = Tokens.AreReal(tokens);
        torch.Tensor visible = real.unsqueeze(1).unsqueeze(1); // [batch, 1, 1, length]
        torch.Tensor vectors = dropout.call(positions.call(embedding.call(tokens), 0)); // [batch, length, width]
        foreach (TransformerLayer layer in layers)
        {
            vectors = layer.Apply(vectors, visible);
        }
        torch.Tensor features = MeanOverTokens.For(norm.call(vectors), real);
        features = hidden?.call(features) ?? features;
        return features.MoveToOuterDisposeScope();
    }
}

/// <summary>
/// Layers in which every token sees those before it. The code is added to the vector of every token; at the first place, where the token
/// is always the beginning, it is the prefix that all other places see.
/// </summary>
internal sealed class TransformerDecoder : TokenDecoder
{
    private readonly TokenTable table;
    private readonly Linear ofCode;
    private readonly Positions positions;
    private readonly Dropout dropout;
    private readonly ModuleList<TransformerLayer> layers;
    private readonly LayerNorm norm;

    public TransformerDecoder(TransformerOptions options, SequenceShape output, long codeDimension)
        : base(nameof(TransformerDecoder), output.Length, output.Vocabulary)
    {
        table = new TokenTable(output.Vocabulary, options.Width, options.Width, options.TiedEmbeddings);
        ofCode = torch.nn.Linear(codeDimension, options.Width);
        positions = new Positions(options.Positions, output.Length, options.Width);
        dropout = torch.nn.Dropout(options.Dropout);
        layers = [.. Enumerable.Range(0, options.Layers).Select(_ => new TransformerLayer(options))];
        norm = torch.nn.LayerNorm(options.Width);
        RegisterComponents();
    }

    /// <summary>The number of layers.</summary>
    public int Depth => layers.Count;

    public override torch.Tensor Logits(torch.Tensor code, torch.Tensor before)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor vectors = Enter(Project(code), before, 0);
        foreach (TransformerLayer layer in layers)
        {
            vectors = layer.Apply(vectors, visible: null);
        }
        return table.Logits(norm.call(vectors)).transpose(1, 2).MoveToOuterDisposeScope();
    }

    public override DecodingState Start(torch.Tensor code) => new TransformerState(this, code);

    /// <summary>What is added to every token.</summary>
    /// <param name="code">[batch, code].</param>
    /// <returns>[batch, width].</returns>
    public torch.Tensor Project(torch.Tensor code) => ofCode.call(code);

    /// <summary>One place more.</summary>
    /// <param name="projected">The projected code, [batch, width].</param>
    /// <param name="before">The token before the place, [batch, 1].</param>
    /// <param name="place">The number of the place.</param>
    /// <param name="memories">What each layer has seen.</param>
    /// <returns>Logits, [batch, vocabulary].</returns>
    public torch.Tensor Step(torch.Tensor projected, torch.Tensor before, long place, IReadOnlyList<AttentionMemory> memories)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor vector = Enter(projected, before, place);
        for (int layer = 0; layer < layers.Count; layer++)
        {
            vector = layers[layer].Apply(vector, memories[layer]);
        }
        return table.Logits(norm.call(vector)).squeeze(1).MoveToOuterDisposeScope();
    }

    private torch.Tensor Enter(torch.Tensor projected, torch.Tensor before, long place) =>
        dropout.call(positions.call(table.Read(before) + projected.unsqueeze(1), place)); // [batch, places, width]
}

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
