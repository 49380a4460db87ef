using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

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
