using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

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
