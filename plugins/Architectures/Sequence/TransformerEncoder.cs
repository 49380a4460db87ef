using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

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
