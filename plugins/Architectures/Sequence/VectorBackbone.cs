using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

/// <summary>An encoder of sequences and fully connected layers from the code to a vector: to the classes of whole sequences, say.</summary>
internal sealed class VectorBackbone : Backbone
{
    private readonly TokenEncoder encoder;
    private readonly Sequential decoder;

    public VectorBackbone(string name, TokenEncoder encoder, long codeDimension, int width, long values, double dropout)
        : base(name)
    {
        this.encoder = encoder;
        decoder = torch.nn.Sequential([.. CoderParts.Layers(codeDimension, [width], dropout), torch.nn.Linear(width, values)]);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override long FeatureWidth => encoder.FeatureWidth;

    /// <inheritdoc/>
    public override torch.Tensor Encode(torch.Tensor input) => encoder.call(input);

    /// <inheritdoc/>
    public override torch.Tensor Decode(torch.Tensor code, Batch? context) => decoder.call(code);
}
