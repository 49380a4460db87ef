using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

/// <summary>The baseline that does not know the order of the tokens.</summary>
/// <param name="options">Widths and regularization.</param>
public sealed class BagOfWordsArchitecture(BagOfWordsOptions options) : IArchitecture
{
    private const string Name = "bag-of-words";

    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => SequenceFit.For(Name, data);

    /// <inheritdoc/>
    public Backbone Build(DatasetInfo data, long codeDimension)
    {
        ArgumentNullException.ThrowIfNull(data);
        var encoder = new BagOfWordsEncoder(options, ((SequenceShape)data.Input).Vocabulary);
        return data.Output is SequenceShape output
            ? new SequenceBackbone(Name, encoder, new BagOfWordsDecoder(options, output, codeDimension), wordDropout: 0)
            : new VectorBackbone(Name, encoder, codeDimension, options.Widths[0], data.Output.Elements, options.Dropout);
    }
}

/// <summary>Options of <c>bag-of-words</c>.</summary>
public sealed record BagOfWordsOptions
{
    [Description("Width of a token's vector.")]
    [Range(1, 65_536)]
    public int Embedding { get; init; } = 128;

    [Description("Widths of the fully connected layers after the mean of the vectors; the decoder mirrors them.")]
    [MinLength(1)]
    [Range(1, 65_536)]
    public IReadOnlyList<int> Widths { get; init; } = [128];

    [Description("Probability that a layer's value is dropped while training.")]
    [Range(0, 0.999)]
    public double Dropout { get; init; }
}

/// <summary>The mean of the tokens' vectors, and fully connected layers.</summary>
internal sealed class BagOfWordsEncoder : TokenEncoder
{
    private readonly Embedding embedding;
    private readonly Sequential layers;

    public BagOfWordsEncoder(BagOfWordsOptions options, long vocabulary)
        : base(nameof(BagOfWordsEncoder), options.Widths[^1])
    {
        embedding = torch.nn.Embedding(vocabulary, options.Embedding);
        layers = torch.nn.Sequential(CoderParts.Layers(options.Embedding, options.Widths, options.Dropout));
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor mean = MeanOverTokens.For(embedding.call(input), Tokens.AreReal(input));
        return layers.call(mean).MoveToOuterDisposeScope();
    }
}

/// <summary>
/// Fully connected layers from the code to one distribution over the vocabulary, the same for all places whatever stands before them. So
/// the best it can write is its most probable token over and over.
/// </summary>
internal sealed class BagOfWordsDecoder : TokenDecoder
{
    private readonly Sequential layers;

    public BagOfWordsDecoder(BagOfWordsOptions options, SequenceShape output, long codeDimension)
        : base(nameof(BagOfWordsDecoder), output.Length, output.Vocabulary)
    {
        int[] widths = [.. options.Widths.Reverse()];
        layers = torch.nn.Sequential(
            [.. CoderParts.Layers(codeDimension, widths, options.Dropout), torch.nn.Linear(widths[^1], output.Vocabulary)]);
        RegisterComponents();
    }

    public override torch.Tensor Logits(torch.Tensor code, torch.Tensor before) => OfAllPlaces(code, before.shape[1]);

    public override torch.Tensor LogitsOfOwnWriting(torch.Tensor code) => OfAllPlaces(code, Length);

    public override DecodingState Start(torch.Tensor code) => new SamePlaces(layers.call(code));

    private torch.Tensor OfAllPlaces(torch.Tensor code, long places)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        return layers.call(code).unsqueeze(2).expand(-1, -1, places).MoveToOuterDisposeScope(); // [batch, vocabulary, length]
    }

    /// <summary>Remembers the distribution: there is nothing else.</summary>
    private sealed class SamePlaces(torch.Tensor distribution) : DecodingState
    {
        private torch.Tensor logits = distribution.DetachFromDisposeScope(); // [batch, vocabulary]

        public override torch.Tensor Step(torch.Tensor before) => logits.alias();

        public override void Select(torch.Tensor rows) => Replace(ref logits, logits.index_select(0, rows));

        public override void Dispose() => logits.Dispose();
    }
}
