using NebulaBench.Objectives;
using TorchSharp;

namespace TestPlugins;

/// <summary>Returns twice the code it declares.</summary>
public sealed class WideObjective : IObjective
{
    public ObjectiveModule Build(ObjectiveContext context) => new Spoilt(context);

    private sealed class Spoilt(ObjectiveContext context) : WorkingModule(context)
    {
        public override LatentBatch Embed(torch.Tensor features)
        {
            LatentBatch embedding = base.Embed(features);
            return embedding with { Code = torch.cat([embedding.Code, embedding.Code], 1) };
        }
    }
}
