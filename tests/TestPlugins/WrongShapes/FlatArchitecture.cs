using NebulaBench.Architectures;
using NebulaBench.Datasets;
using TorchSharp;

namespace TestPlugins;

/// <summary>Returns images without their axes.</summary>
public sealed class FlatArchitecture : WorkingArchitecture
{
    public override Backbone Build(DatasetInfo data, long codeDimension) => new Spoilt(data, codeDimension);

    private sealed class Spoilt(DatasetInfo data, long codeDimension) : WorkingBackbone(data, codeDimension)
    {
        public override torch.Tensor Decode(torch.Tensor code, Batch? context) => base.Decode(code, context).flatten(1);
    }
}
