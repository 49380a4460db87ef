using NebulaBench.Architectures;
using NebulaBench.Datasets;
using TorchSharp;

namespace TestPlugins;

/// <summary>Throws in its forward pass.</summary>
public sealed class ThrowingArchitecture : WorkingArchitecture
{
    public override Backbone Build(DatasetInfo data, long codeDimension) => new Spoilt(data, codeDimension);

    private sealed class Spoilt(DatasetInfo data, long codeDimension) : WorkingBackbone(data, codeDimension)
    {
        public override torch.Tensor Encode(torch.Tensor input) =>
            throw new InvalidOperationException("no weights on Mondays.\nNor on Sundays.");
    }
}
