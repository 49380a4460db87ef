using NebulaBench.Architectures;
using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Conformance.Objectives;

/// <summary>The smallest backbone there is, to train objectives with: a linear encoder and a linear decoder.</summary>
internal sealed class TinyBackbone : Backbone
{
    private readonly DatasetInfo data;
    private readonly Linear encoder;
    private readonly Linear decoder;

    public TinyBackbone(DatasetInfo data, long codeDimension)
        : base(nameof(TinyBackbone))
    {
        this.data = data;
        encoder = torch.nn.Linear(data.Input.Elements, FeatureWidth);
        decoder = torch.nn.Linear(codeDimension, data.Output.DecodedAxes.Aggregate(1L, (product, axis) => product * axis));
        RegisterComponents();
    }

    public override long FeatureWidth => 6;

    public override torch.Tensor Encode(torch.Tensor input) => encoder.call(input.flatten(1).to_type(torch.float32)).tanh();

    public override torch.Tensor Decode(torch.Tensor code, Batch? context) =>
        decoder.call(code).view([code.shape[0], .. data.Output.DecodedAxes]);
}
