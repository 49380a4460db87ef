using NebulaBench.Architectures;
using NebulaBench.Datasets;
using TorchSharp;

namespace TestPlugins;

/// <summary>Returns twice the features it declares.</summary>
public sealed class WideArchitecture : WorkingArchitecture
{
    public override Backbone Build(DatasetInfo data, long codeDimension) => new Spoilt(data, codeDimension);

    private sealed class Spoilt(DatasetInfo data, long codeDimension) : WorkingBackbone(data, codeDimension)
    {
        public override torch.Tensor Encode(torch.Tensor input)
        {
            torch.Tensor features = base.Encode(input);
            return torch.cat([features, features], 1);
        }
    }
}
