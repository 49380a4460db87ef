using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Raw;

/// <summary>The features as they are, and one linear layer from the code to the output; for sequences to one distribution for all places.</summary>
internal sealed class RawBackbone : Backbone
{
    private readonly RawFeatures features;
    private readonly SampleShape output;
    private readonly Linear decoder;

    public RawBackbone(RawFeatures features, SampleShape output, long codeDimension)
        : base("raw")
    {
        this.features = features;
        this.output = output;
        decoder = torch.nn.Linear(codeDimension, output is SequenceShape sequence ? sequence.Vocabulary : output.Elements);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override long FeatureWidth => features.Width;

    /// <inheritdoc/>
    public override torch.Tensor Encode(torch.Tensor input) => features.Extract(input);

    /// <inheritdoc/>
    public override torch.Tensor Decode(torch.Tensor code, Batch? context)
    {
        torch.Tensor decoded = decoder.call(code);
        return output is SequenceShape sequence
            ? decoded.unsqueeze(2).expand(-1, -1, sequence.Length)
            : decoded.view([-1, .. output.Axes]);
    }
}
