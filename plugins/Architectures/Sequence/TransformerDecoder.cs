using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

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
