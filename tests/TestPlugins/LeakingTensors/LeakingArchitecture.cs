using NebulaBench.Architectures;
using NebulaBench.Datasets;
using TorchSharp;

namespace TestPlugins;

/// <summary>Keeps the features of every step.</summary>
public sealed class LeakingArchitecture : WorkingArchitecture
{
    public override Backbone Build(DatasetInfo data, long codeDimension) => new Spoilt(data, codeDimension);

    private sealed class Spoilt(DatasetInfo data, long codeDimension) : WorkingBackbone(data, codeDimension)
    {
        private readonly List<torch.Tensor> kept = [];

        public override torch.Tensor Encode(torch.Tensor input)
        {
            torch.Tensor features = base.Encode(input);
            kept.Add(features.detach().DetachFromDisposeScope());
            return features;
        }
    }
}
