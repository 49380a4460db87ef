using NebulaBench.Architectures;
using NebulaBench.Datasets;
using TorchSharp;
using TorchSharp.Modules;

namespace TestPlugins;

/// <summary>A linear backbone that works, for fixtures to spoil.</summary>
public class WorkingBackbone : Backbone
{
    private readonly Linear encoder;
    private readonly Linear decoder;
    private readonly long[] axes;

    public WorkingBackbone(DatasetInfo data, long codeDimension)
        : base(nameof(WorkingBackbone))
    {
        encoder = torch.nn.Linear(data.Input.Elements, 8);
        decoder = torch.nn.Linear(codeDimension, data.Output.Elements);
        axes = [.. data.Output.Axes];
        RegisterComponents();
    }

    public override long FeatureWidth => 8;

    public override torch.Tensor Encode(torch.Tensor input) => encoder.call(input.flatten(1));

    public override torch.Tensor Decode(torch.Tensor code, Batch? context) => decoder.call(code).view([code.shape[0], .. axes]);
}
